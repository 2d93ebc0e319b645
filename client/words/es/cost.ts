import type { CostWords } from "../en/cost.ts";

export const cost: CostWords = {
	month: "Este mes hasta ahora",
	explained:
		"Lo que cuesta esta conversación a quien mantiene Parley, según los precios de lista de {prices}, sin lo que ya incluye un plan. Se cuenta desde {since}.",
	parts: {
		requests: "Solicitudes",
		awake: "Tiempo activo",
		rows: "Filas leídas y escritas",
		storage: "Almacenamiento",
	},
	months: "Por mes",
	days: "Por día",
	when: "Cuándo",
	dollars: "Coste",
	budget: {
		label: "Presupuesto mensual, en dólares estadounidenses",
		hint: "Cuando un mes lo alcanza, quién escribe y quién está en línea se muestran con menos detalle hasta que termina el mes. Los mensajes, las confirmaciones y la entrega no cambian.",
		save: "Guardar",
		saved: "Se guardó el presupuesto.",
		bad: "Escribe una cantidad de {least} a {most}, o nada para no tener presupuesto.",
	},
	coarse:
		"El presupuesto de este mes se ha agotado: quién escribe y quién está en línea se muestran con menos detalle hasta el {until}.",
	loading: "Contando…",
	failed: "No se pudieron cargar los costes. {reason}",
	again: "Reintentar",
};
