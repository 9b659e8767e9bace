package fr.teleguichet.edge.update.install;

import java.nio.file.Path;
import java.util.function.IntConsumer;

/**
 * Puts one part of the kiosk's software in place, beside what runs, so that there is a way back.
 *
 * <p>Its methods block, are called by one thread, and may be interrupted by the end of power at any
 * instant: {@link #look} then tells what is left, and a repeated call does no harm.
 */
public interface Installer {

  /** Which part: the {@code part} of a chunk of the update interface (DDI v1), such as os. */
  String part();

  /** What has to start again before the installed version runs. */
  RequiredRestart restart();

  /**
   * What runs, what could run, and what will run after the next start.
   *
   * @throws InstallException when it can't be known
   */
  InstalledPart look() throws InstallException;

  /**
   * Judges a file, and changes nothing.
   *
   * @return what it says of itself
   * @throws InstallException when it must not be installed: unsigned, by a stranger, for another
   *     board, damaged
   */
  ReleaseStatement inspect(Path file) throws InstallException;

  /**
   * Writes the file where nothing runs from, and has the next start try it once: when that version
   * is not confirmed, the start after it goes back by itself.
   *
   * @param percent told how far it is, 0 to 100, never less than before
   * @throws InstallException when it did not work; what runs then is untouched
   */
  void install(Path file, IntConsumer percent) throws InstallException;

  /**
   * The version that runs has proved itself and stays.
   *
   * @throws InstallException when that can't be written down
   */
  void confirm() throws InstallException;

  /**
   * Undoes an installation that was not confirmed: the next start runs the version from before it,
   * whether the new one has been started yet or not, and the new one is not tried any more.
   *
   * @throws InstallException when there is none to go back to
   */
  void goBack() throws InstallException;
}
