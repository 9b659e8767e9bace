package fr.teleguichet.fleet.opendata;

import java.util.Arrays;
import java.util.Optional;

/** The files that are published, by their names. */
enum OpenDataFile {
  FIGURES("indicateurs.csv", "text/csv; charset=utf-8"),
  FIGURES_SCHEMA("schema-indicateurs.json", "application/json"),
  MONTHS("mois.csv", "text/csv; charset=utf-8"),
  MONTHS_SCHEMA("schema-mois.json", "application/json"),
  SITES("lieux.csv", "text/csv; charset=utf-8"),
  SITES_SCHEMA("schema-lieux.json", "application/json"),
  PACKAGE("datapackage.json", "application/json"),
  READ_ME("LISEZMOI.md", "text/markdown; charset=utf-8");

  private final String fileName;
  private final String mediaType;

  OpenDataFile(String fileName, String mediaType) {
    this.fileName = fileName;
    this.mediaType = mediaType;
  }

  /** The file of this name. */
  static Optional<OpenDataFile> of(String name) {
    return Arrays.stream(values()).filter(it -> it.fileName.equals(name)).findFirst();
  }

  /** Its name, in the archive and in addresses. */
  String fileName() {
    return fileName;
  }

  /** The type of its content, as HTTP names it. */
  String mediaType() {
    return mediaType;
  }
}
