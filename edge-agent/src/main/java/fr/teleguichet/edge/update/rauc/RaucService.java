package fr.teleguichet.edge.update.rauc;

import fr.teleguichet.edge.update.install.ReleaseStatement;
import java.nio.file.Path;
import java.util.List;

/**
 * RAUC's service as one conversation with one of its processes: when that process ends, every
 * method says {@link RaucException.Gone}, also if the system started another.
 */
interface RaucService extends AutoCloseable {

  /** Begins a conversation. */
  interface Dialer {
    /** Has the service started when it does not run. */
    RaucService connect() throws RaucException;
  }

  /** What it does at the moment. */
  Activity activity() throws RaucException;

  /** Every slot of the system. */
  List<SlotStatus> slots() throws RaucException;

  /** The name of the slot that the next start tries first. */
  String primary() throws RaucException;

  /** What a bundle says of itself, once its signature is judged. */
  ReleaseStatement inspect(Path bundle) throws RaucException;

  /** Begins an installation; {@link #activity} tells its end. */
  void install(Path bundle) throws RaucException;

  /** Marks a slot. */
  void mark(Mark mark, String slot) throws RaucException;

  @Override
  void close();

  /** What a slot can be marked as. */
  enum Mark {
    /** It may be booted. */
    GOOD,
    /** It must not be booted. */
    BAD,
    /** The next start tries it first. */
    ACTIVE
  }

  /**
   * What the service does.
   *
   * @param operation {@code idle} when it does nothing
   * @param lastError why the last installation failed; empty when it did not
   * @param percent of the installation, 0 to 100
   * @param compatible what this kiosk is, as its system.conf has it
   */
  record Activity(String operation, String lastError, int percent, String compatible) {
    boolean isIdle() {
      return operation.equals("idle");
    }
  }
}
