/** How many requests one answer lists where it is not said. */
export const LISTED = 100;
/** How many it lists at most. */
export const MOST_LISTED = 500;
