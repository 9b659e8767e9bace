package fr.teleguichet.hardware.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A link that anybody may write leads to the host that stands in it, and nowhere else. */
final class RoomLinkTemplateTest {

  @Test
  void valuesAreEncodedSoThatNoneReachesBeyondItsPlace() {
    var template =
        new RoomLinkTemplate("https://visio.example.org:8443/a/{room}?n={name}&l={language}#x");

    assertThat(template.page("r1", "Mairie de Saint-Céré", "fr"))
        .hasToString(
            "https://visio.example.org:8443/a/r1?n=Mairie%20de%20Saint-C%C3%A9r%C3%A9&l=fr#x");
    assertThat(template.page("../x", "a&l=en#/@evil.example", "{room}").toString())
        .isEqualTo(
            "https://visio.example.org:8443/a/%2Fx?n=a%26l%3Den%23%2F%40evilexample&l=%7Broom%7D#x");
    assertThat(template.hasRoom()).isTrue();
  }

  @Test
  void aPageForAllIsALinkToo() {
    var template = new RoomLinkTemplate("https://visio.example.org");

    assertThat(template.hasRoom()).isFalse();
    assertThat(template.page("r", "n", "fr")).hasToString("https://visio.example.org");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "http://visio.example.org/{room}",
        "HTTPS://visio.example.org/{room}",
        "javascript:alert(1)//{room}",
        "data:text/html,{room}",
        "https://{room}.example.org/",
        "https://{room}",
        "https://visio.example.org{room}",
        "https://visio.example.org:{room}/",
        "https://user@visio.example.org/{room}",
        "https://user:pass@visio.example.org/{room}",
        "https://visio.example.org@evil.example/{room}",
        "https://visio.example.org\\@evil.example/{room}",
        "https:///{room}",
        "https://visio.example.org/{other}",
        "https://visio.example.org/{room",
        "https://visio.example.org/room}",
        "https://visio.example.org/{room} x",
        "https://visio.example.org/\"onload=\"x{room}",
        "https://visio.example.org/<b>{room}",
        "https://visio.example.org/\u202e{room}",
        "https://visio.example.org/%{room}",
        "https://[::1]/{room}"
      })
  void whatCouldLeadElsewhereIsRefused(String template) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new RoomLinkTemplate(template))
        .withMessageContaining("https://visio.example.org/{room}");
  }

  @Test
  void itHasAnEnd() {
    String long301 = "https://visio.example.org/" + "x".repeat(275);
    assertThat(long301).hasSize(301);
    assertThatIllegalArgumentException().isThrownBy(() -> new RoomLinkTemplate(long301));
    assertThat(new RoomLinkTemplate(long301.substring(0, 300)).value()).hasSize(300);
  }
}
