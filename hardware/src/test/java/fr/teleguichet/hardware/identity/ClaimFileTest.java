package fr.teleguichet.hardware.identity;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import fr.teleguichet.hardware.device.KioskName;
import fr.teleguichet.hardware.device.Territory;
import fr.teleguichet.hardware.identity.ClaimFile.Reading;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClaimFileTest {

  private static final String SECRET = "s3cret-s3cret-s3cret-s3cret-s3cret-s3cret-0";
  private static final EnrolmentClaim CLAIM =
      new EnrolmentClaim(
          "0123456789abcdefABCDE_",
          SECRET,
          new KioskName("cahors-01"),
          new Territory("lot"),
          URI.create("https://fleet.example:8443"),
          Instant.parse("2026-12-01T10:00:00Z"),
          List.of(Certificates.of("root.pem")));
  private static final String TEXT = ClaimFile.encode(CLAIM);

  private static Reading read(String text) {
    return ClaimFile.decode(text.getBytes(UTF_8));
  }

  private static String sentence(Reading reading) {
    return switch (reading) {
      case Reading.Unusable(String sentence) -> sentence;
      case Reading.Usable usable -> throw new AssertionError(usable.toString());
    };
  }

  @Test
  void aClaimIsReadAsItIsWritten() {
    assertThat(read(TEXT)).isEqualTo(new Reading.Usable(CLAIM));
    assertThat(TEXT.getBytes(UTF_8).length).isLessThan(ClaimFile.MAX_SIZE / 4);
  }

  @ParameterizedTest
  @ValueSource(strings = {"mqtts://mqtt.example:443", "wss://ws.example/mqtt"})
  void aClaimMaySayWhereTheBrokerIs(String broker) {
    var claim =
        new EnrolmentClaim(
            CLAIM.id(),
            SECRET,
            CLAIM.kiosk(),
            CLAIM.territory(),
            CLAIM.manager(),
            Optional.of(URI.create(broker)),
            CLAIM.expires(),
            CLAIM.authorities());

    assertThat(read(ClaimFile.encode(claim))).isEqualTo(new Reading.Usable(claim));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "mqtt://mqtt.example:1883",
        "mqtts://mqtt.example",
        "mqtts://mqtt.example:443/mqtt",
        "mqtts://u@mqtt.example:443",
        "wss://ws.example:70000/mqtt",
        "mqtts:mqtt.example"
      })
  void aBrokerThatAnAgentWouldNotTakeIsRefused(String broker) {
    String text = TEXT.replaceFirst("\\{", "{\"broker\":\"" + broker + "\",");

    assertThat(sentence(read(text))).contains("must look like mqtts://host:443");
  }

  @Test
  void theSecretIsInTheFileAndNowhereElse() {
    assertThat(TEXT).contains(SECRET);
    assertThat(CLAIM.toString()).doesNotContain(SECRET).contains("cahors-01", CLAIM.id());
    assertThat(read(TEXT).toString()).doesNotContain(SECRET);
  }

  @Test
  void whatThisVersionDoesNotKnowIsIgnored() {
    String more = TEXT.replaceFirst("\\{", "{\"colour\":{\"a\":[1,{}]},\"size\":7.5,\"n\":null,");
    assertThat(read(more)).isEqualTo(new Reading.Usable(CLAIM));
    assertThat(read("\uFEFF" + TEXT)).isEqualTo(new Reading.Usable(CLAIM));
  }

  static Stream<Arguments> damaged() {
    return Stream.of(
        argumentSet("nothing", "", "is no JSON object"),
        argumentSet("an array", "[]", "is no JSON object"),
        argumentSet("cut short", TEXT.substring(0, TEXT.length() - 3), "is no JSON object"),
        argumentSet("two objects", TEXT + TEXT, "is no JSON object"),
        argumentSet(
            "a member twice", TEXT.replaceFirst("\\{", "{\"id\":\"x\","), "is no JSON object"),
        argumentSet("too large", TEXT + " ".repeat(ClaimFile.MAX_SIZE), "is larger than 16 KiB"),
        argumentSet("no version", TEXT.replace("\"version\":1,", ""), "has no \"version\""),
        argumentSet("version as text", TEXT.replace(":1,", ":\"1\","), "has no \"version\""),
        argumentSet("a later version", TEXT.replace(":1,", ":2,"), "update the kiosk’s image"),
        argumentSet("a huge version", TEXT.replace(":1,", ":9e99,"), "has no \"version\""),
        argumentSet("short id", TEXT.replace(CLAIM.id(), "abc"), "\"id\" has 22 characters"),
        argumentSet("short secret", TEXT.replace(SECRET, "s3cret"), "\"secret\" has 43"),
        argumentSet("no secret", TEXT.replace("\"secret\"", "\"secrets\""), "no text \"secret\""),
        argumentSet("odd kiosk", TEXT.replace("cahors-01", "Cahors 01"), "the kiosk id \"Cahors"),
        argumentSet("odd territory", TEXT.replace("\"lot\"", "\"l\""), "the territory \"l\""),
        argumentSet("plain manager", TEXT.replace("https:", "http:"), "must look like https://"),
        argumentSet("path in manager", TEXT.replace(":8443", ":8443/x"), "must look like https:"),
        argumentSet("user in manager", TEXT.replace("fleet.", "u@fleet."), "must look like https"),
        argumentSet("no address", TEXT.replace("fleet.example", "fleet example"), "is damaged"),
        argumentSet("odd time", TEXT.replace("2026-12-01T", "2026-13-01T"), "\"expires\" is no"),
        argumentSet("no PEM", TEXT.replace("BEGIN CERT", "BEGIN"), "holds no PEM certificate"),
        argumentSet("bent PEM", TEXT.replaceFirst("MII", "MIA"), "certificate that can’t be read"));
  }

  @ParameterizedTest
  @MethodSource("damaged")
  void whatIsWrongIsSaidWithoutTheSecret(String text, String sentence) {
    assertThat(sentence(read(text))).contains(sentence).doesNotContain("s3cret");
  }

  @Test
  void onlyUtf8IsRead() {
    assertThat(sentence(ClaimFile.decode(TEXT.getBytes(StandardCharsets.UTF_16))))
        .contains("is no UTF-8");
  }

  /** A FAT file after a power cut: its old length, and zeros from some block on. */
  @Property(seed = "2026")
  void aHalfWipedFileIsUnreadable(@ForAll @IntRange(max = 500) int kept) {
    byte[] bytes = TEXT.getBytes(UTF_8);
    java.util.Arrays.fill(bytes, kept, bytes.length, (byte) 0);
    assertThat(sentence(ClaimFile.decode(bytes))).doesNotContain("s3cret");
  }

  @Property(seed = "2026")
  void noBytesAreTooOddToBeRead(@ForAll byte[] bytes) {
    assertThat(sentence(ClaimFile.decode(bytes))).contains("download it again");
  }

  @Property(seed = "2026", tries = 3000)
  void aBentClaimIsReadOrRefusedButNeverThrows(
      @ForAll @IntRange(max = 2000) int at, @ForAll byte bent, @ForAll boolean doubled) {
    byte[] bytes = TEXT.getBytes(UTF_8);
    bytes[at % bytes.length] = bent;
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    assertThat(read(doubled ? text + text : text).toString()).doesNotContain(SECRET);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 5})
  void aClaimBringsOneToFourAuthorities(int number) {
    var authorities = Collections.nCopies(number, Certificates.of("root.pem"));
    assertThatThrownBy(
            () ->
                new EnrolmentClaim(
                    CLAIM.id(),
                    SECRET,
                    CLAIM.kiosk(),
                    CLAIM.territory(),
                    CLAIM.manager(),
                    CLAIM.expires(),
                    authorities))
        .hasMessageContaining("1 to 4 authorities");
  }

  @Test
  void aClaimIsOverAtItsInstant() {
    assertThat(CLAIM.isOver(CLAIM.expires())).isTrue();
    assertThat(CLAIM.isOver(CLAIM.expires().minusMillis(1))).isFalse();
  }
}
