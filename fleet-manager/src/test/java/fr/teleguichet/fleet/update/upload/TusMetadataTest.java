package fr.teleguichet.fleet.update.upload;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** Pairs of a key and a value in base64. */
final class TusMetadataTest {

  @Test
  void pairsAreRead() {
    TusMetadata metadata =
        TusMetadata.parse("filename a2lvc2suc3d1, is_confidential").orElseThrow();
    assertThat(metadata.get("filename")).isEqualTo("kiosk.swu");
    assertThat(metadata.get("is_confidential")).isEmpty();
    assertThat(metadata.get("other")).isEmpty();
    assertThat(TusMetadata.parse("")).isPresent();
  }

  @Test
  void whatIsNoPairIsRefused() {
    for (String header :
        new String[] {"a b c", ",", "a YQ==,a YQ==", "a !", "a /w==", "x".repeat(5000)}) {
      assertThat(TusMetadata.parse(header)).as(header).isEmpty();
    }
  }

  @Property(seed = "2026", tries = 2000)
  void anyHeaderIsReadOrRefused(@ForAll String header) {
    assertThat(TusMetadata.parse(header)).isNotNull();
  }
}
