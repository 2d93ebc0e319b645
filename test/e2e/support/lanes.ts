/** How many files of journeys run at a time: a browser keeps more than half of two processors busy. */
export const lanes = 2;
