package fr.teleguichet.est;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ConnectException;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TlsFailureTextTest {

  @ParameterizedTest
  @CsvSource({
    "certificate_revoked, was revoked; enrol the kiosk anew",
    "certificate_expired, has expired",
    "certificate_required, it has none to show",
    "unknown_ca, belongs to another fleet",
    "bad_certificate, does not accept this kiosk’s certificate",
    "protocol_version, no version of TLS",
    "user_canceled, ended the TLS handshake"
  })
  void anAlertIsASentence(String alert, String words) {
    var wrapped =
        new IOException(
            "connection lost", new SSLHandshakeException("Received fatal alert: " + alert));
    assertThat(TlsFailureText.sentenceOfTls(wrapped)).get().asString().contains(words);
  }

  @Test
  void otherFailuresAreOfTheNetworkOrNone() {
    assertThat(TlsFailureText.sentence(new ConnectException("refused"))).isPresent();
    assertThat(TlsFailureText.sentenceOfTls(new ConnectException("refused"))).isEmpty();
    assertThat(TlsFailureText.sentence(new IllegalStateException("a defect"))).isEmpty();
  }

  @Test
  void aLoopOfCausesHasAnEnd() {
    var first = new IOException("first");
    var second = new IOException("second", first);
    var _ = first.initCause(second);
    assertThat(TlsFailureText.sentence(first)).isEmpty();
  }
}
