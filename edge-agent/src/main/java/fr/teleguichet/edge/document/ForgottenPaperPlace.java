package fr.teleguichet.edge.document;

import fr.teleguichet.hardware.text.Worded;

/** Where somebody's paper may still lie. */
public enum ForgottenPaperPlace implements Worded {
  SCANNER,
  PRINTER,
  BOTH
}
