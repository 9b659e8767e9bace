package fr.teleguichet.hardware.board;

import fr.teleguichet.hardware.text.Slug;
import fr.teleguichet.hardware.text.TextLine;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * The computer of a kiosk.
 *
 * @param compatible every name that the board must give itself; empty for a computer that names
 *     nothing, such as a PC
 * @param gpioChip the label by which the kernel's GPIO chip of the header is found, if it has a
 *     header; its number changed between kernels
 * @param firmware what has to stand in {@code config.txt}
 */
public record Board(
    TextLine model,
    List<CompatibleName> compatible,
    Optional<Slug> gpioChip,
    List<FirmwareSetting> firmware) {

  public Board {
    compatible = List.copyOf(compatible);
    firmware = List.copyOf(firmware);
  }

  /** Whether a machine with these names in its device tree is this board. */
  public boolean isOneOf(Collection<String> names) {
    return compatible.stream().allMatch(name -> names.contains(name.value()));
  }
}
