package fr.teleguichet.hardware.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import fr.teleguichet.hardware.network.StaticAddress.Part;
import fr.teleguichet.hardware.network.StaticAddress.WrongPartException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StaticAddressTest {

  @Test
  void blanksAroundWhatWasWrittenCountForNothing() {
    StaticAddress read =
        StaticAddress.parse(
            " 192.0.2.20 ", 24, Optional.of(" 192.0.2.1"), List.of("192.0.2.53 ", "2001:db8::53"));

    assertThat(read.address().getHostAddress()).isEqualTo("192.0.2.20");
    assertThat(read.gateway().orElseThrow().getHostAddress()).isEqualTo("192.0.2.1");
    assertThat(read.nameServers()).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource({
    "192.0.2.256, 24, 192.0.2.1, 192.0.2.53, ADDRESS",
    "kiosk.example, 24, 192.0.2.1, 192.0.2.53, ADDRESS",
    "2001:db8::1, 24, 192.0.2.1, 192.0.2.53, ADDRESS",
    "192.0.2.0, 24, 192.0.2.1, 192.0.2.53, ADDRESS",
    "192.0.2.255, 24, 192.0.2.1, 192.0.2.53, ADDRESS",
    "127.0.0.1, 8, 127.0.0.2, 192.0.2.53, ADDRESS",
    "224.0.0.5, 24, 224.0.0.1, 192.0.2.53, ADDRESS",
    "192.0.2.20, 0, 192.0.2.1, 192.0.2.53, PREFIX",
    "192.0.2.20, 32, 192.0.2.1, 192.0.2.53, PREFIX",
    "192.0.2.20, 24, 192.0.3.1, 192.0.2.53, GATEWAY",
    "192.0.2.20, 24, 192.0.2.20, 192.0.2.53, GATEWAY",
    "192.0.2.20, 24, 192.0.2.1, dns.example, NAME_SERVER",
    "192.0.2.20, 24, 192.0.2.1, 0.0.0.0, NAME_SERVER"
  })
  void whatNoMachineCanHaveIsRefused(
      String address, int prefix, String gateway, String nameServer, Part part) {
    var refusal =
        catchThrowableOfType(
            WrongPartException.class,
            () -> StaticAddress.parse(address, prefix, Optional.of(gateway), List.of(nameServer)));

    assertThat(refusal.part()).isEqualTo(part);
  }
}
