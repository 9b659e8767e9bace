package fr.teleguichet.hardware.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.teleguichet.hardware.network.HttpProxy.Login;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpProxyTest {

  @ParameterizedTest
  @CsvSource({
    "proxy.mairie.example:3128, proxy.mairie.example, 3128",
    "http://proxy:8080, proxy, 8080",
    "http://proxy:8080/, proxy, 8080",
    "10.0.0.1:3128, 10.0.0.1, 3128",
    "[2001:db8::1]:3128, 2001:db8::1, 3128"
  })
  void anAddressIsReadAndWrittenTheSame(String text, String host, int port) {
    HttpProxy proxy = HttpProxy.parse(text);

    assertThat(proxy.host()).isEqualTo(host);
    assertThat(proxy.port()).isEqualTo(port);
    assertThat(HttpProxy.parse(proxy.address())).isEqualTo(proxy);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "proxy",
        "proxy:",
        "proxy:0",
        "proxy:65536",
        "proxy:3128/path",
        "https://proxy:3128",
        "socks5://proxy:1080",
        "http://user:secret@proxy:3128",
        "user@proxy:3128",
        "-proxy:3128",
        "proxy..example:3128",
        "pro xy:3128",
        "proxy\r\nX: y:3128",
        "[proxy]:3128",
        "[]:3128",
        "proxy:3128?x"
      })
  void whatIsNoAddressIsRefused(String text) {
    assertThatThrownBy(() -> HttpProxy.parse(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aPasswordInTheAddressIsNotRepeatedInTheRefusal() {
    assertThatThrownBy(() -> HttpProxy.parse("http://user:hunter2@proxy:3128"))
        .hasMessageContaining("without user name and password")
        .hasMessageNotContaining("hunter2");
  }

  @Test
  void aPasswordIsNeverShown() {
    HttpProxy proxy = HttpProxy.parse("proxy:3128").with(new Login("borne", "hunter2"));

    assertThat(proxy.toString()).contains("borne").doesNotContain("hunter2");
  }

  @Test
  void nameAndPasswordAreSentAsRfc7617SaysWithUtf8() {
    assertThat(new Login("Aladdin", "open sesame").basic())
        .isEqualTo("Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==");
    assertThat(new Login("test", "123£").basic()).isEqualTo("Basic dGVzdDoxMjPCow==");
  }

  @ParameterizedTest
  @CsvSource({"'', x", "a:b, x", "'a\nb', x", "a, 'x\r\nHost: y'"})
  void aLoginThatCouldWriteHeadersOfItsOwnIsRefused(String user, String password) {
    assertThatThrownBy(() -> new Login(user, password))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("Host");
  }
}
