package fr.teleguichet.fleet.compliance.document;

import java.util.List;

/** A section of a document under its heading. */
public record DocumentSection(String heading, List<DocumentBlock> blocks) {

  public DocumentSection {
    blocks = List.copyOf(blocks);
  }

  /** A section of these parts. */
  public static DocumentSection of(String heading, DocumentBlock... blocks) {
    return new DocumentSection(heading, List.of(blocks));
  }
}
