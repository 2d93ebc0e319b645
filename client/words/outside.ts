/** What is said of the app where it does not run: put into the page and the manifests when the client is built. */
import type { Language } from "./languages.ts";

interface OutsideWords {
	/** What an app store or the dialog for installing says of it. */
	description: string;
	/** For a browser without scripts. */
	noScript: { title: string; text: string };
}

export const outside: Readonly<Record<Language, OutsideWords>> = {
	en: {
		description:
			"Real-time chat, one to one and in groups: every message arrives once, in order, on a good line or a bad one.",
		noScript: {
			title: "Parley needs JavaScript",
			text: "Parley is a chat that runs in your browser. Switch JavaScript on for this site and load the page again.",
		},
	},
	de: {
		description:
			"Chat in Echtzeit, zu zweit und in Gruppen: Jede Nachricht kommt einmal und in der richtigen Reihenfolge an, bei guter wie bei schlechter Verbindung.",
		noScript: {
			title: "Parley braucht JavaScript",
			text: "Parley ist ein Chat, der in deinem Browser läuft. Schalte JavaScript für diese Seite ein und lade sie neu.",
		},
	},
	es: {
		description:
			"Chat en tiempo real, entre dos o en grupo: cada mensaje llega una sola vez y en orden, con buena o mala conexión.",
		noScript: {
			title: "Parley necesita JavaScript",
			text: "Parley es un chat que funciona en tu navegador. Activa JavaScript para este sitio y vuelve a cargar la página.",
		},
	},
	fr: {
		description:
			"Messagerie en temps réel, à deux ou en groupe : chaque message arrive une seule fois et dans l’ordre, quelle que soit la connexion.",
		noScript: {
			title: "Parley a besoin de JavaScript",
			text: "Parley est une messagerie qui fonctionne dans votre navigateur. Activez JavaScript pour ce site et rechargez la page.",
		},
	},
	ja: {
		description:
			"1対1でもグループでも使えるリアルタイムチャット。回線が良くても悪くても、メッセージは一度だけ、順番どおりに届きます。",
		noScript: {
			title: "Parley には JavaScript が必要です",
			text: "Parley はブラウザーで動くチャットです。このサイトの JavaScript を有効にして、ページを再読み込みしてください。",
		},
	},
	ar: {
		description:
			"دردشة فورية بين شخصين أو في مجموعات: تصل كل رسالة مرة واحدة وبالترتيب، سواء كان الاتصال جيدًا أو سيئًا.",
		noScript: {
			title: "تحتاج Parley إلى JavaScript",
			text: "دردشة Parley تعمل في متصفحك. فعّل JavaScript لهذا الموقع ثم أعد تحميل الصفحة.",
		},
	},
};
