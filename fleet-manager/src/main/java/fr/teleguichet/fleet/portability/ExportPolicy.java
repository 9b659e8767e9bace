package fr.teleguichet.fleet.portability;

import java.util.Locale;

/** Whether a table or a column leaves. */
enum ExportPolicy {
  /** It leaves, and is taken in again. */
  KEPT,
  /** It leaves as a file of its own, which its cell names. */
  DOCUMENT,
  /** It opens something, or seals something: it stays behind and is made anew. */
  SECRET,
  /** It is over in minutes or hours. */
  TRANSIENT,
  /** It belongs to this installation and its authority; another one has its own. */
  LOCAL;

  String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  boolean leaves() {
    return this == KEPT || this == DOCUMENT;
  }

  /** Why it stays, in a few words. */
  String reason(boolean french) {
    return switch (this) {
      case KEPT, DOCUMENT -> "";
      case SECRET ->
          french
              ? "ouvre ou scelle quelque chose, et sera refait à neuf"
              : "opens or seals something, and is made anew";
      case TRANSIENT ->
          french ? "ne vaut que quelques minutes ou heures" : "is over in minutes or hours";
      case LOCAL ->
          french
              ? "tient à cette installation et à son autorité"
              : "belongs to this installation and its authority";
    };
  }
}
