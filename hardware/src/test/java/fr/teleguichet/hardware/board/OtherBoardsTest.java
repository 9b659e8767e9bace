package fr.teleguichet.hardware.board;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.hardware.device.Peripheral;
import fr.teleguichet.hardware.parts.Cents;
import fr.teleguichet.hardware.wiring.PinFunction;
import fr.teleguichet.hardware.wiring.SupplyConnection;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

/** What a buyer and a technician rely on in every board. */
class OtherBoardsTest {

  private static final BoardProfile FIRST = BoardProfiles.builtIn("teleguichet-v1");
  private static final BoardProfile PI_4 = BoardProfiles.builtIn("teleguichet-v1-pi4");
  private static final BoardProfile DESK = BoardProfiles.builtIn("expert-desk");

  @ParameterizedTest
  @CsvSource({
    "teleguichet-v1-pi4, 120000, 140000",
    "expert-desk, 80000, 110000",
    "generic-pc, 30000, 65000"
  })
  void thePartsStayInTheirClass(String id, long least, long most) {
    assertThat(BoardProfiles.builtIn(id).bill().total())
        .isBetween(new Cents(least), new Cents(most));
  }

  /** So that one board can be exchanged for the other without a wire being moved. */
  @Test
  void theOlderBoardIsWiredLikeTheNewerOne() {
    assertThat(PI_4.wiring().functions())
        .usingRecursiveFieldByFieldElementComparatorIgnoringFields("purpose")
        .containsExactlyElementsOf(FIRST.wiring().functions());
    assertThat(PI_4.wiring().supplies()).containsAll(FIRST.wiring().supplies());
  }

  @Test
  void theDeskUsesPinsAndTerminalsOfTheKiosk() {
    List<String> kiosk = FIRST.wiring().functions().stream().map(OtherBoardsTest::place).toList();
    assertThat(DESK.wiring().functions()).extracting(OtherBoardsTest::place).isSubsetOf(kiosk);
  }

  private static String place(PinFunction function) {
    return function.id() + " " + function.pin() + " " + function.terminal();
  }

  @Test
  void theDeskHasADocumentCameraBesideTheOther() {
    assertThat(DESK.peripheral(Peripheral.CAMERA).orElseThrow().connections())
        .hasSize(2)
        .allSatisfy(
            connection -> assertThat(connection).isInstanceOf(PeripheralConnection.Usb.class));
  }

  @Test
  void theRadarOfAPcHangsOnUsb() {
    assertThat(
            BoardProfiles.builtIn("generic-pc")
                .peripheral(Peripheral.PRESENCE)
                .orElseThrow()
                .connections())
        .extracting(PeripheralConnection::text)
        .containsExactly("USB hub-5, serial (/dev/serial/by-id/usb-*), 256000 baud");
  }

  /** A part that nothing names is bought and never fitted, or is only sold as a set. */
  @ParameterizedTest
  @FieldSource("fr.teleguichet.hardware.board.BoardProfiles#BUILT_IN")
  void everyPeripheralIsMadeOfPartsOfTheBill(String id) {
    BoardProfile board = BoardProfiles.builtIn(id);
    assertThat(board.peripherals())
        .flatExtracting(FittedPeripheral::parts)
        .allSatisfy(part -> assertThat(board.bill().part(part)).isPresent());
  }

  @ParameterizedTest
  @FieldSource("fr.teleguichet.hardware.board.BoardProfiles#BUILT_IN")
  void oneTerminalTakesOneWire(String id) {
    var wiring = BoardProfiles.builtIn(id).wiring();
    assertThat(
            Stream.concat(
                wiring.functions().stream().map(PinFunction::terminal),
                wiring.supplies().stream().map(SupplyConnection::terminal)))
        .doesNotHaveDuplicates();
  }
}
