package fr.teleguichet.fleet.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.teleguichet.fleet.web.page.Language;
import fr.teleguichet.fleet.web.page.LocalizedText;
import fr.teleguichet.fleet.web.page.MessageBundles;
import fr.teleguichet.hardware.opening.OpeningHours;
import fr.teleguichet.hardware.opening.OpeningHoursParser;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A site's hours as people type them. */
final class OpeningHoursTextCodecTest {

  private static final String LINES =
      """
      zone: Indian/Reunion
      monday: 08:30-12:00 14:00-17:00
      sunday: closed
      2026-12-24: 08:30-24:00
      2026-12-25: closed\
      """;

  @Test
  void whatIsWrittenIsReadAgain() {
    OpeningHours hours = OpeningHoursTextCodec.read(LINES).orElseThrow();
    assertThat(hours.exceptions()).containsKey(LocalDate.of(2026, 12, 25));
    assertThat(OpeningHoursTextCodec.write(hours)).isEqualTo(LINES);
  }

  @Test
  void peopleWriteInFrenchAndWithCommas() {
    assertThat(
            OpeningHoursTextCodec.read(
                "  Lundi : 08:30 – 12:00, 14:00 - 17:00\n\n2026-12-25: Fermé"))
        .hasValue(
            new OpeningHours(
                OpeningHoursParser.FRANCE,
                Map.of(
                    DayOfWeek.MONDAY,
                    List.of(
                        OpeningHoursParser.span("08:30-12:00"),
                        OpeningHoursParser.span("14:00-17:00"))),
                Map.of(LocalDate.of(2026, 12, 25), List.of())));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "lundi : 8h30-12h 14h-17h30",
        "Lundi : 8 h 30 – 12 h, 14 h – 17 h 30",
        "lundi 8h30 - 12h 14h00 - 17h30",
        "monday: 8:30-12:00 14:00-17:30",
        "lundi: 08\u00a0h\u00a030-12h 14:00-17h30"
      })
  void timesAreReadAsPeopleOfFranceWriteThem(String line) {
    assertThat(OpeningHoursTextCodec.read(line))
        .hasValue(
            new OpeningHours(
                OpeningHoursParser.FRANCE,
                Map.of(
                    DayOfWeek.MONDAY,
                    List.of(
                        OpeningHoursParser.span("08:30-12:00"),
                        OpeningHoursParser.span("14:00-17:30"))),
                Map.of()));
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void aFormHasThemInTheWordsOfItsReader(Language language) {
    LocalizedText text = new MessageBundles().in(language);
    OpeningHours france =
        OpeningHoursTextCodec.read("monday: 08:30-12:00\nsunday: closed\n2026-12-25: closed")
            .orElseThrow();
    OpeningHours reunion = OpeningHoursTextCodec.read(LINES).orElseThrow();

    assertThat(OpeningHoursTextCodec.write(france, text))
        .isEqualTo(
            language == Language.FRENCH
                ? "lundi: 08:30-12:00\ndimanche: fermé\n2026-12-25: fermé"
                : "monday: 08:30-12:00\nsunday: closed\n2026-12-25: closed");
    assertThat(OpeningHoursTextCodec.read(OpeningHoursTextCodec.write(france, text)))
        .hasValue(france);
    assertThat(OpeningHoursTextCodec.read(OpeningHoursTextCodec.write(reunion, text)))
        .hasValue(reunion);
  }

  @Test
  void nothingIsNothing() {
    assertThat(OpeningHoursTextCodec.read(" \n ")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "monday",
        "monday:",
        "monday: 8-12",
        "monday: 8h3-12h",
        "lundi",
        "monday: 08:30",
        "monday: 25:00-26:00",
        "someday: 08:00-12:00",
        "2026-02-30: closed",
        "zone: Moon/Base",
        "monday: closed\nlundi: 08:00-12:00",
        "monday: 00:00-01:00 02:00-03:00 04:00-05:00 06:00-07:00 08:00-09:00 10:00-11:00"
            + " 12:00-13:00"
      })
  void aMistakeIsToldInASentence(String text) {
    assertThatThrownBy(() -> OpeningHoursTextCodec.read(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageMatching("(?s).{10,}");
    assertThat(OpeningHoursTextCodec.stored(text)).isEmpty();
  }

  @Test
  void theLineThatIsWrongIsNamed() {
    assertThat(OpeningHoursTextCodec.wrongLine("lundi: 9h-12h\n\n  mardi 8-12 \nmercredi: tard"))
        .hasValue("mardi 8-12");
    assertThat(OpeningHoursTextCodec.wrongLine("x".repeat(2_000))).hasValue("x".repeat(60) + "…");
    assertThat(OpeningHoursTextCodec.wrongLine("lundi: 9h-12h\nmonday: 09:00-12:00"))
        .as("each is right by itself")
        .isEmpty();
  }

  @Test
  void whateverIsTypedIsReadOrRefused() {
    Random random = new Random(3);
    for (int run = 0; run < 50_000; run++) {
      StringBuilder text = new StringBuilder(LINES);
      for (int changes = 1 + random.nextInt(6); changes > 0; changes--) {
        int place = random.nextInt(text.length());
        switch (random.nextInt(3)) {
          case 0 -> text.deleteCharAt(place);
          case 1 -> text.insert(place, (char) random.nextInt(0x300));
          default -> text.setCharAt(place, (char) (32 + random.nextInt(95)));
        }
      }
      Optional<OpeningHours> read = OpeningHoursTextCodec.stored(text.toString());
      read.ifPresent(
          hours ->
              assertThat(OpeningHoursTextCodec.read(OpeningHoursTextCodec.write(hours)))
                  .as("%s", text)
                  .hasValue(hours));
    }
  }
}
