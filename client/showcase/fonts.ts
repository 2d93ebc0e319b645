/** Letters that are the same on every machine. Only this page has them: the app uses those of the device. */
import "@fontsource-variable/inter/wght.css";
import "@fontsource-variable/inter/wght-italic.css";
import "@fontsource-variable/noto-sans-arabic/wght.css";
import "@fontsource-variable/noto-emoji/wght.css";
import "@fontsource-variable/jetbrains-mono/wght.css";
