package fr.teleguichet.fleet.service;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.fleet.web.page.Language;
import fr.teleguichet.fleet.web.page.MessageBundles;
import fr.teleguichet.hardware.serve.CitizenAct;
import fr.teleguichet.hardware.service.Pictogram;
import fr.teleguichet.hardware.service.PublicService;
import fr.teleguichet.hardware.service.ServiceMode;
import fr.teleguichet.hardware.service.TelephoneNumber;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What may stand in the form of a public service. */
final class PublicServiceFormValidatorTest {

  private static final Map<String, String> RIGHT =
      Map.ofEntries(
          Map.entry("code", "banque-de-france"),
          Map.entry("name.fr", "Surendettement (Banque de France)"),
          Map.entry("name.en", "Debt advice (Banque de France)"),
          Map.entry("name.ar", "بنك فرنسا"),
          Map.entry("words.fr", "Déposer un dossier"),
          Map.entry("words.en", "File a case"),
          Map.entry("pictogram", "bank"),
          Map.entry("mode", "duty-hours"),
          Map.entry("opening", "lundi: 09:00-12:00"),
          Map.entry("holidays", "yes"),
          Map.entry("needs.scan", "yes"),
          Map.entry("telephone", "34 14"),
          Map.entry("fallback", "https://visio.example.org/{room}"),
          Map.entry("adapter", "direct"),
          Map.entry("place", "70"),
          Map.entry("offices", "Succursale; Cahors; 44,45; 1,44"),
          Map.entry("formerNames", "Banque nationale"));

  private static PublicServiceForm.Checked check(Map<String, String> fields, List<String> sites) {
    return new PublicServiceFormValidator(
            PublicServiceForm.of(fields, sites), site -> site.value().equals("cajarc"))
        .check();
  }

  private static Map<String, String> but(String field, String value) {
    Map<String, String> fields = new HashMap<>(RIGHT);
    fields.put(field, value);
    return fields;
  }

  @Test
  void everythingThatIsTypedComesOutAndGoesInAgain() {
    var valid = (PublicServiceForm.Checked.Valid) check(RIGHT, List.of("cajarc"));

    PublicService card = valid.draft().card();
    assertThat(card.pictogram()).isEqualTo(Pictogram.BANK);
    assertThat(card.mode()).isEqualTo(ServiceMode.DUTY_HOURS);
    assertThat(card.hours()).hasValueSatisfying(it -> assertThat(it.isClosedOnHolidays()).isTrue());
    assertThat(card.needs()).containsExactly(CitizenAct.SCAN);
    assertThat(card.telephone()).contains(new TelephoneNumber("34 14"));
    assertThat(valid.draft().sites().named()).hasToString("[cajarc]");
    PublicServiceForm again =
        PublicServiceForm.of(
            new RegisteredPublicService(valid.draft(), PublicServiceState.OPEN, 3),
            new MessageBundles().in(Language.FRENCH));
    assertThat(new PublicServiceFormValidator(again, _ -> true).check()).isEqualTo(valid);
    assertThat(again.revision()).contains(3);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          code      | Banque                   | services.code.wrong
          code      | new                      | services.code.reserved
          name.fr   | ''                       | services.name.missing
          name.en   | ''                       | services.name.missing
          name.pt   | xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx | services.name.wrong
          name.de   | Schuldnerberatung        | services.field.unknown
          words.en  | ''                       | services.words.missing
          pictogram | spaceship                | services.pictogram.wrong
          mode      | telepathy                | services.mode.wrong
          opening   | lundi: tôt               | services.opening.wrong
          needs.fly | yes                      | services.field.unknown
          telephone | <script>                 | services.telephone.wrong
          fallback  | javascript:alert(1)      | services.fallback.wrong
          fallback  | https://a:b@example.org/ | services.fallback.wrong
          adapter   | ../../etc                | services.adapter.wrong
          place     | -1                       | services.place.wrong
          offices   | Cahors                   | services.offices.wrong
          """)
  void whatIsWrongIsNamedByItsField(String field, String value, String key) {
    assertThat(check(but(field, value), List.of()))
        .isInstanceOfSatisfying(
            PublicServiceForm.Checked.Invalid.class,
            it -> {
              assertThat(it.form().errors()).containsExactly(Map.entry(field, key));
              assertThat(it.form().value(field)).isEqualTo(value);
            });
  }

  @Test
  void aSiteThatIsNotThereAndTooManyFormerNamesAreRefused() {
    assertThat(check(RIGHT, List.of("nowhere")))
        .isInstanceOfSatisfying(
            PublicServiceForm.Checked.Invalid.class,
            it -> assertThat(it.form().errors()).containsKey("sites"));
    assertThat(check(but("formerNames", "nom\n".repeat(11)), List.of()))
        .isInstanceOf(PublicServiceForm.Checked.Invalid.class);
  }
}
