package fr.teleguichet.hardware.board;

import fr.teleguichet.hardware.parts.Cents;
import fr.teleguichet.hardware.parts.Part;
import fr.teleguichet.hardware.parts.PartPriceEstimate;
import fr.teleguichet.hardware.text.Slug;
import fr.teleguichet.hardware.text.TextLine;
import fr.teleguichet.hardware.text.TextQuoter;
import fr.teleguichet.hardware.yaml.YamlFieldReader;
import fr.teleguichet.hardware.yaml.YamlFieldResult;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads the parts of a board file. */
final class PartSectionReader {

  private static final int MAX_SUBSTITUTES = 10;
  private static final int DEAREST_CENTS = 1_000_000;
  private static final Pattern DATE = Pattern.compile("20[0-9]{2}-[0-1][0-9]-[0-3][0-9]");

  private PartSectionReader() {}

  static Optional<Part> read(YamlFieldReader fields) {
    YamlFieldResult<Slug> id = fields.slug("id");
    YamlFieldResult<TextLine> name = fields.line("name");
    YamlFieldResult<Integer> quantity = fields.whole("quantity", 1, Part.MAX_COUNT);
    YamlFieldResult<PartPriceEstimate> price =
        fields.group("estimate", PartSectionReader::estimate);
    YamlFieldResult<TextLine> purpose = fields.line("purpose");
    YamlFieldResult<List<TextLine>> substitutes =
        fields.texts("substitutes", 0, MAX_SUBSTITUTES, TextLine::new);
    return fields.build(
        () ->
            new Part(
                id.get(),
                name.get(),
                quantity.get(),
                price.get(),
                purpose.get(),
                substitutes.get()));
  }

  private static Optional<PartPriceEstimate> estimate(YamlFieldReader fields) {
    YamlFieldResult<Integer> cents = fields.whole("unit-cents", 0, DEAREST_CENTS);
    YamlFieldResult<TextLine> source = fields.line("source");
    YamlFieldResult<String> date = fields.text("date", PartSectionReader::dateText);
    return fields.build(
        () -> new PartPriceEstimate(new Cents(cents.get()), source.get(), day(date.get())));
  }

  private static String dateText(String text) {
    if (!DATE.matcher(text).matches()) {
      throw new IllegalArgumentException(
          "the date " + TextQuoter.of(text) + " must be written as 2026-11-24");
    }
    return text;
  }

  private static LocalDate day(String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException(
          "the date " + TextQuoter.of(text) + " is not in the calendar; correct it", e);
    }
  }
}
