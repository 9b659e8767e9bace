package fr.teleguichet.hardware.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import fr.teleguichet.hardware.journal.ServiceCode;
import fr.teleguichet.hardware.opening.OpeningHours;
import fr.teleguichet.hardware.opening.OpeningHoursParser;
import fr.teleguichet.hardware.serve.CitizenAct;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The document by which kiosks hear which services there are. */
final class OfferedServicesDocumentTest {

  private static final TranslatedText NAME =
      new TranslatedText(
          Map.of(
              ServiceTextLanguage.FR, "Retraite « Carsat »",
              ServiceTextLanguage.EN, "Pensions \"Carsat\"",
              ServiceTextLanguage.AR, "التقاعد"));

  private static final PublicService CARSAT =
      new PublicService(
              new ServiceCode("carsat"),
              NAME,
              Optional.of(NAME),
              Pictogram.PENSION,
              ServiceMode.APPOINTMENT,
              Optional.of(
                  new OpeningHours(
                      OpeningHoursParser.FRANCE,
                      Map.of(
                          DayOfWeek.MONDAY,
                          List.of(new OpeningHours.Span(LocalTime.of(9, 0), LocalTime.MIDNIGHT))),
                      Map.of(LocalDate.of(2026, 12, 24), List.of()),
                      true)),
              Set.of(CitizenAct.PRINT, CitizenAct.SCAN),
              Optional.of(new TelephoneNumber("3960")),
              Optional.of(new FallbackLink("https://visio.example.org/{room}")),
              Optional.of(new VideoAdapterName("jitsi-meet")))
          .formerly(List.of("CRAM Midi-Pyrénées", "CRAV"));

  private static PublicService bare(String code) {
    return new PublicService(
        new ServiceCode(code),
        NAME,
        Optional.empty(),
        Pictogram.INFORMATION,
        ServiceMode.WALK_IN,
        Optional.empty(),
        Set.of(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  @Test
  void whatIsWrittenIsReadAgainUnderTheSameVersion() {
    OfferedServicesDocument written = OfferedServicesDocument.of(List.of(CARSAT, bare("caf")));

    OfferedServicesDocument read = OfferedServicesDocument.read(written.text());

    assertThat(read).isEqualTo(written);
    assertThat(read.version()).isEqualTo(written.version()).matches("[0-9a-f]{16}");
    assertThat(OfferedServicesDocument.of(List.of(bare("caf"), CARSAT)).version())
        .isNotEqualTo(written.version());
  }

  /** Else each kiosk would be told its services anew when its fleet manager is updated. */
  @Test
  void whoNeverHadAnotherNameIsWrittenAsBefore() {
    assertThat(OfferedServicesDocument.of(List.of(bare("caf"))).text())
        .doesNotContain("formerNames");
    assertThat(OfferedServicesDocument.of(List.of(CARSAT)).text())
        .contains("\"formerNames\":[\"CRAM Midi-Pyrénées\",\"CRAV\"]");
  }

  @ParameterizedTest
  @MethodSource
  void formerNamesAreFewShortLines(List<String> names) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> bare("caf").formerly(names))
        .withMessage("the former names must be up to 10 lines of up to 120 characters");
  }

  static Stream<List<String>> formerNamesAreFewShortLines() {
    return Stream.of(
        Collections.nCopies(11, "CRAM"),
        List.of("x".repeat(121)),
        List.of(" "),
        List.of("CRAM\nCRAV"));
  }

  @Test
  void aLogoTravelsAlongAndWithoutAnyTheDocumentIsAsBefore() {
    ServiceLogo logo = ServiceLogo.ofFile(SampleLogo.of(256, 128));
    OfferedServicesDocument written =
        OfferedServicesDocument.of(
            List.of(CARSAT.with(Optional.of(logo)).formerly(List.of("CRAM")), bare("caf")));

    OfferedServicesDocument read = OfferedServicesDocument.read(written.text());

    assertThat(read).isEqualTo(written);
    assertThat(read.services().getFirst().logo()).hasValue(logo);
    assertThat(OfferedServicesDocument.of(List.of(bare("caf"))).text()).doesNotContain("logo");
  }

  /** A service is worth more than its picture, which may be of a newer fleet manager. */
  @Test
  void aLogoThatIsNoneTakesNoServiceAlong() {
    String text =
        OfferedServicesDocument.of(List.of(bare("caf")))
            .text()
            .replace("\"mode\"", "\"logo\":\"PHN2Zz4=\",\"mode\"");

    OfferedServicesDocument read = OfferedServicesDocument.read(text);

    assertThat(read.services()).containsExactly(bare("caf"));
  }

  @Test
  void aDocumentOfANewerProgramIsReadWithoutWhatItAdds() {
    OfferedServicesDocument read =
        OfferedServicesDocument.read(
            """
            {"format": 1, "colour": {"of": ["sky"]}, "services": [{"code": "caf", "stars": 4.5,
              "name": {"fr": "CAF", "en": "CAF", "oc": "CAF"}, "pictogram": "spaceship",
              "mode": "telepathy", "needs": ["teleport", "print"]}]}
            """);

    assertThat(read.services())
        .singleElement()
        .satisfies(
            it -> {
              assertThat(it.pictogram()).isEqualTo(Pictogram.INFORMATION);
              assertThat(it.mode()).isEqualTo(ServiceMode.WALK_IN);
              assertThat(it.needs()).containsExactly(CitizenAct.PRINT);
              assertThat(it.name().in(ServiceTextLanguage.PT)).isEqualTo("CAF");
            });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"format":2,"services":[]}                                       | format: is of a newer version
          {"services":[]}                                                  | format: must be a whole number
          {"format":1,"format":1,"services":[]}                            | is no JSON
          [1]                                                              | is no JSON object
          {"format":1,"services":[]} {}                                    | has something after
          {"format":1,"services":{}}                                       | services: must be a list
          {"format":1,"services":[[]]}                                     | services[0]: must be an object
          {"format":1,"services":[{"name":{"fr":"C","en":"C"}}]}           | services[0].code: is missing
          {"format":1,"services":[{"code":"C","name":{"fr":"C","en":"C"}}]} | services[0].code: the service id
          {"format":1,"services":[{"code":"caf"}]}                         | services[0].name: is missing
          {"format":1,"services":[{"code":"caf","name":{"fr":"C"}}]}       | services[0].name: has nothing in "en"
          {"format":1,"services":[{"code":"caf","name":{"fr":"C","en":7}}]} | services[0].name.en: must be a text
          {"format":1,"services":[{"code":"caf","name":{"fr":"C\\u0000","en":"C"}}]} | services[0].name: must be one line
          {"format":1,"services":[{"code":"caf","name":{"fr":"C\\u202e","en":"C"}}]} | services[0].name: must be one line
          {"format":1,"services":[{"code":"caf","name":{"fr":"C","en":"C"},"telephone":"tel:1"}]} | services[0].telephone: the telephone number
          {"format":1,"services":[{"code":"caf","name":{"fr":"C","en":"C"},"fallback":"javascript:1"}]} | services[0].fallback: the fallback link
          {"format":1,"services":[{"code":"caf","name":{"fr":"C","en":"C"},"adapter":"../x"}]} | services[0].adapter: the video adapter
          {"format":1,"services":[{"code":"caf","name":{"fr":"C","en":"C"},"hours":{"weekly":{"someday":[]}}}]} | services[0].hours.weekly.someday: "someday" is no day
          {"format":1,"services":[{"code":"caf","name":{"fr":"C","en":"C"},"hours":{"zone":"Mars/Base"}}]} | services[0].hours.zone: "Mars/Base" is no time zone
          {"format":1,"services":[{"code":"caf","name":{"fr":"C","en":"C"}},{"code":"caf","name":{"fr":"C","en":"C"}}]} | services: has "caf" twice
          {"format":1,"services":[[[[[[[[[[[[]]]]]]]]]]]]}                   | is no JSON, or nested too deep
          """)
  void aWrongDocumentIsRefusedWithThePlaceThatIsWrong(String text, String sentence) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> OfferedServicesDocument.read(text))
        .withMessageStartingWith(sentence);
  }

  @Test
  void fromWhichLengthATalkCountsTravelsAlong() {
    var written = OfferedServicesDocument.of(List.of(CARSAT), Optional.of(Duration.ofSeconds(90)));

    assertThat(written.text()).contains("\"interviewSeconds\":90");
    assertThat(OfferedServicesDocument.read(written.text())).isEqualTo(written);
    assertThat(OfferedServicesDocument.of(List.of(CARSAT)).version())
        .isNotEqualTo(written.version());
  }

  /** Whoever reads the refusal in another language has these words, and no sentence. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"format":2,"services":[]}                                     | newer-format
          {"services":[]}                                                | wrong-member format
          {"format":1,                                                   | not-readable
          [1]                                                            | not-readable
          {"format":1,"services":[[]]}                                   | wrong-member services[0]
          {"format":1,"services":[{"code":"caf"}]}                       | wrong-member services[0].name
          {"format":1,"services":[{"code":"caf","name":{"fr":"C","en":"C"},"telephone":"tel:1"}]} | wrong-member services[0].telephone
          {"format":1,"services":[{"code":"caf","name":{"fr":"C","en":"C"},"hours":{"weekly":{"dies é":[]}}}]} | wrong-member services[0].hours.weekly.dies??
          {"format":1,"services":[{"code":"caf","name":{"fr":"C","en":"C"}},{"code":"caf","name":{"fr":"C","en":"C"}}]} | duplicate caf
          {"format":1,"interviewSeconds":0,"services":[]}                | wrong-member interviewSeconds
          {"format":1,"interviewSeconds":901,"services":[]}              | wrong-member interviewSeconds
          {"format":1,"interviewSeconds":"60","services":[]}             | wrong-member interviewSeconds
          """)
  void whyItIsRefusedIsAWordOfAClosedList(String text, String words) {
    assertThat(refusal(text).text()).isEqualTo(words);
    assertThat(OfferedServicesRefusal.parse(words)).contains(refusal(text));
  }

  private static OfferedServicesRefusal refusal(String text) {
    return catchThrowableOfType(
            RefusedServicesException.class, () -> OfferedServicesDocument.read(text))
        .refusal();
  }

  @Test
  void limitsThatAreExceededAreSaid() {
    String one = OfferedServicesDocument.of(List.of(bare("caf"))).text();
    String name = "{\"code\":\"caf\",\"name\":{\"fr\":\"C\",\"en\":\"C\"}}";
    String many = String.join(",", Collections.nCopies(61, name));

    assertThat(refusal(one + " ".repeat(60_000)).text()).isEqualTo("too-long 60000");
    assertThat(refusal("{\"format\":1,\"services\":[" + many + "]}").text())
        .isEqualTo("too-many 60");
    assertThat(
            refusal(
                    "{\"format\":1,\"services\":[{\"hours\":{\"weekly\":{\""
                        + "x".repeat(900)
                        + "\":[]}}}]}")
                .parameter())
        .hasSizeLessThanOrEqualTo(120);
  }

  /** Kiosks of before say an English sentence. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "services[0].code: is missing",
        "has more than 60000 characters",
        "is no JSON, or nested too deep",
        "too-long",
        "too-long of course",
        "newer-format 2",
        "duplicate <b>",
        "wrong-member services[0].code: is missing"
      })
  void whatIsNoWordOfTheListIsNone(String text) {
    assertThat(OfferedServicesRefusal.parse(text)).isEmpty();
  }

  @Test
  void servicesAndTextHaveTheirLimits() {
    List<PublicService> sixty = IntStream.range(0, 60).mapToObj(i -> bare("service-" + i)).toList();
    OfferedServicesDocument full = OfferedServicesDocument.of(sixty);

    assertThat(OfferedServicesDocument.read(full.text()).services()).hasSize(60);
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                OfferedServicesDocument.of(
                    IntStream.range(0, 61).mapToObj(i -> bare("service-" + i)).toList()))
        .withMessage("services: has more than 60 services");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> OfferedServicesDocument.read(full.text() + " ".repeat(60_000)))
        .withMessage("has more than 60000 characters: say less of some services");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> new TranslatedText(Collections.singletonMap(ServiceTextLanguage.FR, "Impôts")));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> named("x".repeat(61)))
        .withMessage("the name must have 1 to 60 characters");
    assertThat(named("🏛".repeat(60)).name().longest()).isEqualTo(60);
  }

  private static PublicService named(String name) {
    return new PublicService(
        new ServiceCode("caf"),
        new TranslatedText(Map.of(ServiceTextLanguage.FR, name, ServiceTextLanguage.EN, name)),
        Optional.empty(),
        Pictogram.FAMILY,
        ServiceMode.WALK_IN,
        Optional.empty(),
        Set.of(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /** Pages put it among their own elements, so that it is a picture and nothing else. */
  @ParameterizedTest
  @EnumSource
  void eachPictogramHasItsDrawing(Pictogram pictogram) {
    assertThat(pictogram.svg())
        .startsWith("<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"pictogram\"")
        .endsWith("</svg>")
        .contains("stroke=\"currentColor\"", "aria-hidden=\"true\"")
        .doesNotContain("<script", "style=", "href", "&", "<!");
    assertThat(Pictogram.ofWord(pictogram.code())).contains(pictogram);
  }
}
