package fr.teleguichet.edge.peripheral.print;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.hp.jipp.encoding.AttributeGroup;
import com.hp.jipp.encoding.IppOutputStream;
import com.hp.jipp.encoding.IppPacket;
import com.hp.jipp.encoding.Tag;
import com.hp.jipp.model.PrinterState;
import com.hp.jipp.model.Status;
import com.hp.jipp.model.Types;
import fr.teleguichet.release.Mutations;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A printer may answer anything: what comes out is a status or a sentence, never anything else. */
class IppFuzzTest {

  @Test
  @Timeout(600)
  void anAnswerIsReadOrRefused() throws IOException {
    byte[] whole = answer();
    assertThat(PrinterAttributesReader.read(IppResponse.parse(whole)).model())
        .isEqualTo("Laser 3000");
    assertThat(Mutations.feed(whole, IppFuzzTest::parse))
        .as("some answers must come through, else nothing is tested")
        .isPositive();
  }

  @Test
  void collectionsWithoutEndAreRefusedBeforeTheyFillTheStack() {
    byte[] deep = new byte[IppMessageValidator.MAX_SIZE];
    deep[0] = 2;
    deep[8] = 4;
    for (int i = 9; i + 5 <= deep.length; i += 5) {
      deep[i] = 0x34;
    }
    assertThatThrownBy(() -> IppResponse.parse(deep))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("deep");
  }

  @Test
  void attributesWithoutNumberAreRefused() {
    byte[] many = new byte[IppMessageValidator.MAX_SIZE];
    many[8] = 4;
    for (int i = 9; i + 5 <= many.length; i += 5) {
      many[i] = 0x44;
    }
    assertThatThrownBy(() -> IppResponse.parse(many)).hasMessageContaining("more than");
  }

  static boolean parse(byte[] bytes) {
    try {
      return PrinterAttributesReader.read(IppResponse.parse(bytes)).activity() != null;
    } catch (IOException _) {
      return false;
    }
  }

  /** A printer's answer to Get-Printer-Attributes. */
  static byte[] answer() throws IOException {
    var packet =
        new IppPacket(
            Status.successfulOk,
            7,
            AttributeGroup.groupOf(
                Tag.operationAttributes,
                Types.attributesCharset.of("utf-8"),
                Types.attributesNaturalLanguage.of("fr")),
            AttributeGroup.groupOf(
                Tag.printerAttributes,
                Types.printerState.of(PrinterState.idle),
                Types.printerStateReasons.of("media-low-report", "toner-low-warning"),
                Types.printerIsAcceptingJobs.of(true),
                Types.printerMakeAndModel.of("Laser 3000"),
                Types.documentFormatSupported.of("application/pdf", "image/pwg-raster")));
    var bytes = new ByteArrayOutputStream();
    new IppOutputStream(bytes).write(packet);
    return bytes.toByteArray();
  }
}
