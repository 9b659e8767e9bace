package fr.teleguichet.fleet.opendata;

import fr.teleguichet.hardware.text.CodedEnum;

/** Of what a line of the figures is; the words stand in published files. */
enum OpenDataLevel implements CodedEnum {
  NETWORK("reseau"),
  SERVICE("organisme"),
  SITE("lieu"),
  SITE_AND_SERVICE("lieu_organisme");

  private final String word;

  OpenDataLevel(String word) {
    this.word = word;
  }

  @Override
  public String code() {
    return word;
  }
}
