package fr.teleguichet.hardware.service;

import fr.teleguichet.hardware.text.CodedEnum;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** What a service is known by for who does not read: drawings of ours, one for each subject. */
public enum Pictogram implements CodedEnum {
  PENSION,
  FAMILY,
  HEALTH,
  YOUTH,
  EMPLOYMENT,
  INFORMATION,
  COURT,
  BANK,
  TRADE,
  DEPARTMENT,
  HOUSING,
  TAX;

  /** The drawing: an SVG of 48 by 48 whose lines have the colour of the text around it. */
  public String svg() {
    String name = "/pictograms/" + code() + ".svg";
    try (InputStream file = Pictogram.class.getResourceAsStream(name)) {
      if (file == null) {
        throw new IllegalStateException("the program lacks its drawing " + name);
      }
      return new String(file.readAllBytes(), StandardCharsets.UTF_8).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The pictogram behind the word; nothing for one of a newer version. */
  public static Optional<Pictogram> ofWord(String word) {
    return CodedEnum.of(Pictogram.class, word);
  }
}
