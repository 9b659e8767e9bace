package fr.teleguichet.hardware.board;

import fr.teleguichet.hardware.text.Line;
import fr.teleguichet.hardware.text.Slug;
import java.util.Collection;
import java.util.List;

/**
 * The single-board computer of a kiosk.
 *
 * @param compatible every name that the board must give itself
 * @param gpioChip the label by which the kernel's GPIO chip of the header is found; its number
 *     changed between kernels
 * @param firmware what has to stand in {@code config.txt}
 */
public record Board(
    Line model, List<Compatible> compatible, Slug gpioChip, List<FirmwareSetting> firmware) {

  public Board {
    compatible = List.copyOf(compatible);
    firmware = List.copyOf(firmware);
  }

  /** Whether a machine with these names in its device tree is this board. */
  public boolean isOneOf(Collection<String> names) {
    return compatible.stream().allMatch(name -> names.contains(name.value()));
  }
}
