package fr.teleguichet.edge.update.rauc;

import fr.teleguichet.edge.peripheral.BlockingPause;
import fr.teleguichet.edge.update.install.InstallException;
import fr.teleguichet.edge.update.install.InstallException.Reason;
import fr.teleguichet.edge.update.install.InstalledPart;
import fr.teleguichet.edge.update.install.Installer;
import fr.teleguichet.edge.update.install.ReleaseStatement;
import fr.teleguichet.edge.update.install.RequiredRestart;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.IntConsumer;

/**
 * The operating system, in two sets of slots of RAUC (RAUC's manual, "D-Bus API"). RAUC judges the
 * signature and marks the slot bad before it writes; the boot loader's side counts the trial.
 */
public final class RaucInstaller implements Installer {

  private final RaucSettings terms;
  private final BlockingPause pause;
  private final RaucService.Dialer dialer;
  private final RaucSlotsAdapter view;
  private final ConfirmedInstallations confirmations;

  /**
   * The installer over the system bus.
   *
   * @param data the agent's data folder, where it keeps which installations proved themselves
   */
  public static RaucInstaller overDbus(RaucSettings terms, Path data, BlockingPause pause) {
    return new RaucInstaller(terms, data, pause, () -> RaucBus.connect(terms));
  }

  RaucInstaller(RaucSettings terms, Path data, BlockingPause pause, RaucService.Dialer dialer) {
    this.terms = terms;
    this.pause = pause;
    this.dialer = dialer;
    this.confirmations = new ConfirmedInstallations(data);
    this.view = new RaucSlotsAdapter(confirmations, terms.release());
  }

  @Override
  public String part() {
    return "os";
  }

  @Override
  public RequiredRestart restart() {
    return RequiredRestart.MACHINE;
  }

  @Override
  public InstalledPart look() throws InstallException {
    return asked(rauc -> view.situation(BootSlotPair.of(rauc)));
  }

  @Override
  public ReleaseStatement inspect(Path file) throws InstallException {
    return asked(
        rauc -> {
          requireIdle(rauc);
          ReleaseStatement release = rauc.inspect(file);
          String compatible = rauc.activity().compatible();
          if (!release.compatible().equals(compatible)) {
            throw new InstallException(
                Reason.INCOMPATIBLE,
                "the bundle is for " + release.compatible() + ", this kiosk is " + compatible);
          }
          return release;
        });
  }

  @Override
  public void install(Path file, IntConsumer percent) throws InstallException {
    tell(
        rauc -> {
          requireIdle(rauc);
          String before = BootSlotPair.of(rauc).other().map(SlotStatus::transaction).orElse("");
          percent.accept(0);
          rauc.install(file);
          follow(rauc, percent);
          requireWritten(BootSlotPair.of(rauc), before);
        });
    percent.accept(100);
  }

  @Override
  public void confirm() throws InstallException {
    SlotStatus running =
        asked(
            rauc -> {
              SlotStatus booted = BootSlotPair.of(rauc).running();
              rauc.mark(RaucService.Mark.GOOD, booted.name());
              // Without this a trial of the other slot that was never begun would still be.
              rauc.mark(RaucService.Mark.ACTIVE, booted.name());
              return booted;
            });
    try {
      confirmations.add(running);
    } catch (IOException e) {
      throw new InstallException(Reason.FAILED, "can't be written down: " + e.getMessage(), e);
    }
  }

  @Override
  public void goBack() throws InstallException {
    tell(
        rauc -> {
          BootSlotPair slots = BootSlotPair.of(rauc);
          if (slots.isUntried()) {
            // The new version has not been started yet: what runs is the way back.
            rauc.mark(RaucService.Mark.ACTIVE, slots.running().name());
            rauc.mark(RaucService.Mark.BAD, slots.primary());
            return;
          }
          SlotStatus former =
              slots
                  .other()
                  .filter(slot -> !slot.isBad())
                  .orElseThrow(
                      () ->
                          new InstallException(
                              Reason.NO_WAY_BACK, "no other slot can be started from"));
          // In this order there is a slot to start from whenever the power goes.
          rauc.mark(RaucService.Mark.ACTIVE, former.name());
          rauc.mark(RaucService.Mark.BAD, slots.running().name());
        });
  }

  /** Waits for the end of an installation. Time is counted in looks: the clock may be set. */
  private void follow(RaucService rauc, IntConsumer percent)
      throws RaucException, InterruptedException, InstallException {
    int farthest = 0;
    for (long looks = terms.installation().dividedBy(terms.look()); looks > 0; looks--) {
      RaucService.Activity activity = rauc.activity();
      if (activity.isIdle()) {
        if (!activity.lastError().isEmpty()) {
          throw new RaucException.Refused(activity.lastError());
        }
        return;
      }
      // A hundred is said once the slot was looked at.
      int now = Math.clamp(activity.percent(), farthest, 99);
      if (now > farthest) {
        farthest = now;
        percent.accept(now);
      }
      pause.await(terms.look());
    }
    throw new InstallException(
        Reason.FAILED, "RAUC is still busy after " + terms.installation().toMinutes() + " minutes");
  }

  private static void requireIdle(RaucService rauc) throws RaucException, InstallException {
    String operation = rauc.activity().operation();
    if (!operation.equals("idle")) {
      throw new InstallException(Reason.BUSY, "RAUC is " + operation);
    }
  }

  /** That RAUC is idle without an error is no proof: its process may be another one. */
  private static void requireWritten(BootSlotPair slots, String before) throws InstallException {
    boolean isNew = slots.other().filter(slot -> !slot.transaction().equals(before)).isPresent();
    if (!isNew || slots.primary().equals(slots.running().name())) {
      throw new InstallException(
          Reason.FAILED, "RAUC told no error, but no other slot was written and chosen");
    }
  }

  /** Something that is asked of RAUC. */
  private interface Question<T> {
    T of(RaucService rauc)
        throws RaucException, InstallException, InterruptedException, IOException;
  }

  /** Something that RAUC is told. */
  private interface Order {
    void to(RaucService rauc)
        throws RaucException, InstallException, InterruptedException, IOException;
  }

  private void tell(Order order) throws InstallException {
    var _ =
        asked(
            rauc -> {
              order.to(rauc);
              return true;
            });
  }

  private <T> T asked(Question<T> question) throws InstallException {
    try (RaucService rauc = dialer.connect()) {
      return question.of(rauc);
    } catch (RaucException e) {
      throw RaucErrorClassifier.failure(e);
    } catch (IOException e) {
      throw new InstallException(Reason.FAILED, String.valueOf(e.getMessage()), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InstallException(Reason.FAILED, "the agent stops", e);
    }
  }
}
