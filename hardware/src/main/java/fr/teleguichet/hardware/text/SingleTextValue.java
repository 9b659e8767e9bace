package fr.teleguichet.hardware.text;

/** A checked value that is one text for others: on the wire, in addresses, files and databases. */
public interface SingleTextValue {

  /** The text. */
  String value();
}
