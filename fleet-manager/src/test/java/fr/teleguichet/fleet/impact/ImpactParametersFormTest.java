package fr.teleguichet.fleet.impact;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.fleet.impact.ImpactParametersForm.Checked;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What people type becomes parameters, or comes back with what to do about it. */
final class ImpactParametersFormTest {

  private static final ImpactParameters NOW = Towns.parameters(Map.of());

  private static Map<String, String> typed(String... changes) {
    ImpactParametersVersion frozen =
        new ImpactParametersVersion(3, "x", Instant.EPOCH, "", NOW.json(), NOW.sha256());
    Map<String, String> fields = new HashMap<>(ImpactParametersForm.of(frozen).fields());
    fields.put("reason", "Mesuré sur place");
    for (int i = 0; i < changes.length; i += 2) {
      fields.put(changes[i], changes[i + 1]);
    }
    return fields;
  }

  private static Checked check(String... changes) {
    return ImpactParametersForm.of(typed(changes)).check(NOW.offices());
  }

  @Test
  void whatTheFormShowsIsWhatHoldsNow() {
    assertThat(typed()).containsEntry("car-use", "0,192").containsEntry("base", "3");
    assertThat(check()).isEqualTo(new Checked.Valid(3, "Mesuré sur place", NOW));
  }

  @Test
  void numbersMayHaveACommaOrAPointAndBlanks() {
    assertThat(check("detour", "1.25", "embodied-high", "1\u00a0200,5"))
        .isInstanceOfSatisfying(
            Checked.Valid.class,
            it -> {
              assertThat(it.parameters().value(ImpactParameter.DETOUR)).isEqualTo(1.25);
              assertThat(it.parameters().value(ImpactParameter.EMBODIED_HIGH)).isEqualTo(1_200.5);
            });
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          detour,           0.9,    impact.wrong.range
          detour,           NaN,    impact.wrong.range
          speed,            1e2,    impact.wrong.range
          speed,            -50,    impact.wrong.range
          trip-low,         101,    impact.wrong.range
          lifetime,         0,      impact.wrong.range
          kiosk-hours,      25,     impact.wrong.range
          car-share,        90,     impact.wrong.shares
          trip-central,     40,     impact.wrong.order
          embodied-central, 350,    impact.wrong.order
          source,           '',     impact.wrong.source
          scope,            half,   impact.wrong.scope
          reason,           '',     impact.wrong.reason
          """)
  void whatIsWrongIsSaidBesideItsFieldAndNothingTypedIsLost(
      String field, String text, String error) {
    assertThat(check(field, text))
        .isInstanceOfSatisfying(
            Checked.Invalid.class,
            it -> {
              assertThat(it.form().errors()).isEqualTo(Map.of(field, error));
              assertThat(it.form().value(field)).isEqualTo(text);
              assertThat(it.form().value("reason"))
                  .isEqualTo(field.equals("reason") ? "" : "Mesuré sur place");
            });
  }

  @Test
  void textsHaveTheirLength() {
    assertThat(check("source", "x".repeat(201), "reason", "y".repeat(501)))
        .isInstanceOfSatisfying(
            Checked.Invalid.class,
            it -> assertThat(it.form().errors()).containsOnlyKeys("source", "reason"));
  }
}
