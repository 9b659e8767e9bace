package fr.teleguichet.fleet.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What people type for a site. */
final class SiteFormTest {

  private static final Map<String, String> RIGHT =
      Map.of(
          "code", "cajarc",
          "name", "Mairie de Cajarc",
          "commune", "Cajarc",
          "insee", "46045",
          "street", "3 place du Foirail",
          "postcode", "46160",
          "latitude", "44,4855",
          "longitude", "1.8426");

  @Test
  void aCommaIsAsGoodAsAPoint() {
    assertThat(SiteForm.of(RIGHT).check())
        .isEqualTo(
            new SiteForm.Checked.Valid(
                new SiteCode("cajarc"),
                new SiteDraft(
                    "Mairie de Cajarc",
                    "Cajarc",
                    "46045",
                    new StreetAddress("3 place du Foirail", "46160"),
                    44.4855,
                    1.8426,
                    false,
                    Optional.empty())));
  }

  @ParameterizedTest
  @CsvSource({
    "code,''",
    "code,Cajarc",
    "code,-cajarc",
    "code,new",
    "name,'  '",
    "commune,''",
    "insee,4604",
    "insee,46160x",
    "insee,2C004",
    "postcode,4616",
    "postcode,2A004",
    "latitude,90.1",
    "latitude,north",
    "latitude,''",
    "latitude,1e3",
    "longitude,-181",
    "longitude,NaN",
    "opening,monday",
    "opening,monday: 8-12",
    "opening,someday: 08:00-12:00"
  })
  void eachMistakeIsNamedAtItsFieldAndWhatWasTypedIsKept(String field, String typed) {
    Map<String, String> fields = new HashMap<>(RIGHT);
    fields.put(field, typed);

    SiteForm.Checked checked = SiteForm.of(fields).check();

    assertThat(checked).isInstanceOf(SiteForm.Checked.Invalid.class);
    SiteForm form = ((SiteForm.Checked.Invalid) checked).form();
    assertThat(form.errors()).containsOnlyKeys(field);
    assertThat(form.name()).isEqualTo(fields.getOrDefault("name", "").strip());
  }

  @Test
  void aStreetIsOneLineOfABearableLengthAndNobodyHasToKnowIt() {
    assertThat(checked("street", "x".repeat(200))).isInstanceOf(SiteForm.Checked.Valid.class);
    assertThat(checked("street", "x".repeat(201))).isInstanceOf(SiteForm.Checked.Invalid.class);
    assertThat(checked("street", "3 place\ndu Foirail"))
        .isInstanceOf(SiteForm.Checked.Invalid.class);
    assertThat(checked("street", "")).isInstanceOf(SiteForm.Checked.Valid.class);
    assertThat(checked("postcode", "")).isInstanceOf(SiteForm.Checked.Valid.class);
  }

  private static SiteForm.Checked checked(String field, String typed) {
    Map<String, String> fields = new HashMap<>(RIGHT);
    fields.put(field, typed);
    return SiteForm.of(fields).check();
  }

  @Test
  void corsicaHasSitesToo() {
    Map<String, String> fields = new HashMap<>(RIGHT);
    fields.put("insee", "2A004");

    assertThat(SiteForm.of(fields).check()).isInstanceOf(SiteForm.Checked.Valid.class);
  }
}
