/** The size of a box of a graph, in CSS pixels. */
export const BOX = { width: 200, height: 58 } as const;
