package fr.teleguichet.edge.document;

import fr.teleguichet.hardware.text.CodedEnum;

/** Where somebody's paper may still lie, in the order in which whoever leaves is told. */
public enum ForgottenPaperPlace implements CodedEnum {
  /** Under the scanner's lid. */
  SCANNER,
  /** In the scanner's document feeder, or where it lays sheets out. */
  FEEDER,
  /** In the printer's tray. */
  PRINTER
}
