package fr.teleguichet.demo.past;

/**
 * A kiosk with a past.
 *
 * @param weight how much it was used beside the others
 * @param months how long ago it was installed, 18 at most
 */
record PastKiosk(String name, double weight, int months) {}
