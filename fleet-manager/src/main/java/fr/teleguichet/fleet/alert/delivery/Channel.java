package fr.teleguichet.fleet.alert.delivery;

import fr.teleguichet.hardware.text.Worded;

/** A way to tell somebody. */
public enum Channel implements Worded {
  MAIL,
  WEBHOOK
}
