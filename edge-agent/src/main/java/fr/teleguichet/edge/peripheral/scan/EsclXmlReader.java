package fr.teleguichet.edge.peripheral.scan;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * The simple members of an eSCL document's root. Document types and entities are not read: an
 * answer must not make the kiosk open files or addresses, nor grow in its memory.
 */
final class EsclXmlReader {

  /** The largest document, in bytes. */
  static final int MAX_SIZE = 256 * 1024;

  private static final int DEEPEST = 32;
  private static final int MAX_ELEMENTS = 5_000;
  private static final int MAX_TEXT_LENGTH = 200;

  private final Map<String, String> members = new HashMap<>();

  private EsclXmlReader() {}

  /**
   * Reads a document.
   *
   * @param root the root element's local name
   * @throws IOException when it is another document, or out of form or bounds
   */
  static EsclXmlReader parse(byte[] bytes, String root) throws IOException {
    if (bytes.length > MAX_SIZE) {
      throw new IOException("an eSCL document of " + bytes.length + " bytes");
    }
    var xml = new EsclXmlReader();
    try {
      // As text, since the parser prints complaints about bytes that are no UTF-8.
      var text = new StringReader(new String(bytes, StandardCharsets.UTF_8));
      XMLStreamReader reader = factory().createXMLStreamReader(text);
      try {
        xml.read(reader, root);
      } finally {
        reader.close();
      }
    } catch (XMLStreamException | RuntimeException e) {
      throw new IOException("an eSCL document out of form", e);
    }
    return xml;
  }

  /** The text of a member without its white space, by its local name. */
  Optional<String> text(String name) {
    return Optional.ofNullable(members.get(name));
  }

  private static XMLInputFactory factory() {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
    return factory;
  }

  private void read(XMLStreamReader reader, String root) throws XMLStreamException, IOException {
    int depth = 0;
    int elements = 0;
    String member = "";
    var text = new StringBuilder();
    while (reader.hasNext()) {
      switch (reader.next()) {
        case XMLStreamConstants.START_ELEMENT -> {
          if (++depth > DEEPEST || ++elements > MAX_ELEMENTS) {
            throw new IOException("an eSCL document with too much in it");
          }
          if (depth == 1 && !reader.getLocalName().equals(root)) {
            throw new IOException("no " + root);
          }
          member = depth == 2 ? reader.getLocalName() : "";
          text.setLength(0);
        }
        case XMLStreamConstants.CHARACTERS -> {
          if (text.length() < MAX_TEXT_LENGTH) {
            text.append(reader.getText());
          }
        }
        case XMLStreamConstants.END_ELEMENT -> {
          if (depth == 2 && !member.isEmpty()) {
            members.putIfAbsent(member, cut(text.toString().strip()));
          }
          member = "";
          depth--;
        }
        case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
            throw new IOException("an eSCL document with entities");
        default -> {}
      }
    }
  }

  private static String cut(String text) {
    return text.length() > MAX_TEXT_LENGTH ? text.substring(0, MAX_TEXT_LENGTH) : text;
  }
}
