package fr.teleguichet.fleet.platform.pdf;

/** Text inside XML. */
final class XmlEscaper {

  private XmlEscaper() {}

  /** The text so that XML takes it as text, in attributes too. */
  static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
