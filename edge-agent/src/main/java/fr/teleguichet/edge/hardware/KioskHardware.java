package fr.teleguichet.edge.hardware;

import fr.teleguichet.edge.call.VideoCallProvider;
import fr.teleguichet.edge.kiosk.DurableNotes;
import fr.teleguichet.edge.kiosk.RecordAppender;
import fr.teleguichet.edge.network.setup.ManagerReachability;
import fr.teleguichet.edge.network.setup.NetworkConfigurator;
import fr.teleguichet.edge.peripheral.display.Clipboard;
import fr.teleguichet.edge.peripheral.media.SoundRouting;
import fr.teleguichet.edge.peripheral.monitoring.MonitoredPeripherals;
import fr.teleguichet.edge.screen.ExtraPage;
import fr.teleguichet.edge.update.install.InProcessMachine;
import fr.teleguichet.edge.update.trust.ReleaseVerifier;
import fr.teleguichet.edge.wire.BoardWires;
import fr.teleguichet.edge.wire.WireException;
import fr.teleguichet.edge.workbench.AgentSnapshot;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The hardware of one kiosk: its lines, devices and screen, and the machine that its software runs
 * on. Belongs to the loop.
 */
public interface KioskHardware extends MonitoredPeripherals {

  /** Whether it is there in memory only: then nothing of this machine is measured or restarted. */
  boolean isSimulated();

  /** Time passes for its sensors from now on. */
  void start();

  /** No more; may be asked again. */
  void stop();

  /**
   * Opens the board's lines; it waits for them.
   *
   * @throws WireException when they can't be opened, with a sentence
   */
  BoardWires wires() throws WireException;

  /** What was copied on its screen; none where the screen is somebody's own. */
  Optional<Clipboard> clipboard();

  /** Leads its sound; nothing on a kiosk whose sound stays where it is. */
  Optional<SoundRouting> sound();

  /** Where the sensors' counts go. */
  RecordAppender sensed(RecordAppender records, DurableNotes notes);

  /** The citizen's session began or ended. */
  void sessionMoved(boolean occupied);

  /** Played advisers, who answer where no other does; none unless somebody plays them. */
  Optional<VideoCallProvider> advisers();

  /** The page on which hands can change this hardware, if it has one. */
  Optional<ExtraPage> workbench(AgentSnapshot opinion);

  /** What sets the network that it stands in. */
  NetworkConfigurator network();

  /** Whether the fleet manager is reached by that network, if the agent has it reached. */
  ManagerReachability reach(ManagerReachability own);

  /**
   * The machine, where it can start again without this program's end; nothing where the system
   * starts it.
   *
   * @param folder what it keeps across its starts
   * @param verifier judges whether a release may be installed
   */
  Optional<InProcessMachine> inProcess(Path folder, ReleaseVerifier verifier);
}
