package fr.teleguichet.fleet.site.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.fleet.site.OpeningHoursTextCodec;
import fr.teleguichet.fleet.site.Site;
import fr.teleguichet.fleet.site.SiteCode;
import fr.teleguichet.fleet.site.StreetAddress;
import fr.teleguichet.fleet.site.profile.ProfileField;
import fr.teleguichet.fleet.site.profile.SiteProfile;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Whatever a register holds, a file of it says the same when it is read back. */
final class SiteExporterPropertyTest {

  private static final int ROUNDS = 300;
  private static final List<String> PIECES =
      List.of(
          "=",
          "+",
          "-",
          "@",
          "'",
          "\"",
          "\"\"",
          ",",
          ";",
          " ",
          "é",
          "€",
          "🛈",
          "Mairie",
          "<b>",
          "{",
          "[",
          "\\",
          "2026-11-28",
          "’",
          "\u00a0",
          "x");

  private final Random random = new Random(14);

  @Test
  void anExportIsReadBackAsItWasInBothForms() throws ImportRefusalException {
    for (int round = 0; round < ROUNDS; round++) {
      List<SiteExporter.Entry> entries =
          IntStream.range(0, random.nextInt(1, 5)).mapToObj(this::entry).toList();
      List<Map<String, String>> values = entries.stream().map(SiteExporter::values).toList();

      assertThat(read(SiteExporter.csv(entries))).as("csv, round %s", round).isEqualTo(values);
      assertThat(read(SiteExporter.json(entries))).as("json, round %s", round).isEqualTo(values);
    }
  }

  private static List<Map<String, String>> read(String file) throws ImportRefusalException {
    return SiteImportRowReader.read(file.getBytes(StandardCharsets.UTF_8)).stream()
        .map(
            row ->
                row.entrySet().stream()
                    .collect(Collectors.toMap(Map.Entry::getKey, it -> it.getValue().text())))
        .toList();
  }

  private SiteExporter.Entry entry(int number) {
    Map<ProfileField, String> said = new EnumMap<>(ProfileField.class);
    for (ProfileField field : ProfileField.values()) {
      String text =
          switch (field.kind()) {
            case LINE -> line();
            case NOTE -> line() + "\n" + line();
            case TELEPHONE -> random.nextBoolean() ? "+33 6 00 00 00 00" : "0565000000";
            case EMAIL -> "+a'b@example.org";
          };
      if (random.nextBoolean() && field.takes(text)) {
        said.put(field, text);
      }
    }
    return new SiteExporter.Entry(
        new Site(
            number,
            new SiteCode("site-" + number),
            line(),
            line(),
            "46042",
            new StreetAddress(line(), random.nextBoolean() ? "46000" : ""),
            random.nextDouble(-90, 90),
            random.nextDouble(-180, 180),
            random.nextBoolean(),
            random.nextBoolean()
                ? OpeningHoursTextCodec.read("monday: 08:30-12:00 14:00-17:00\n2026-12-25: closed")
                : Optional.empty()),
        new SiteProfile(said));
  }

  private String line() {
    return IntStream.rangeClosed(0, random.nextInt(1, 6))
        .mapToObj(_ -> PIECES.get(random.nextInt(PIECES.size())))
        .collect(Collectors.joining());
  }
}
