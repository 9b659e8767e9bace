package fr.teleguichet.fleet.alert.delivery;

import fr.teleguichet.hardware.text.CodedEnum;

/** A way to tell somebody. */
public enum Channel implements CodedEnum {
  MAIL,
  WEBHOOK
}
