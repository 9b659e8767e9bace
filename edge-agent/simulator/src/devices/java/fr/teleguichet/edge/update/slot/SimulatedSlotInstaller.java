package fr.teleguichet.edge.update.slot;

import fr.teleguichet.edge.update.install.InstallException;
import fr.teleguichet.edge.update.install.InstallException.Reason;
import fr.teleguichet.edge.update.install.InstalledPart;
import fr.teleguichet.edge.update.install.Installer;
import fr.teleguichet.edge.update.install.ReleaseStatement;
import fr.teleguichet.edge.update.install.RequiredRestart;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.IntConsumer;

/** Installs the system of a simulated machine. */
public final class SimulatedSlotInstaller implements Installer {

  private final SimulatedSlotMachine machine;
  private final ImageReader images;

  public SimulatedSlotInstaller(SimulatedSlotMachine machine, ImageReader images) {
    this.machine = machine;
    this.images = images;
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
    try {
      return machine.look();
    } catch (IOException e) {
      throw failed(e);
    }
  }

  @Override
  public ReleaseStatement inspect(Path file) throws InstallException {
    return images.read(file).release();
  }

  @Override
  public void install(Path file, IntConsumer percent) throws InstallException {
    ImageReader.Image image = images.read(file);
    try {
      if (machine.look().running().state() != InstalledPart.State.GOOD) {
        throw new InstallException(Reason.BUSY, "what runs is on trial itself");
      }
      machine.install(file, image.release().version(), image.breaks(), percent);
    } catch (IOException e) {
      throw failed(e);
    }
  }

  @Override
  public void confirm() throws InstallException {
    try {
      machine.confirm();
    } catch (IOException e) {
      throw failed(e);
    }
  }

  @Override
  public void goBack() throws InstallException {
    try {
      machine.goBack();
    } catch (IOException e) {
      throw failed(e);
    }
  }

  private static InstallException failed(IOException e) {
    return new InstallException(
        Reason.FAILED, "the simulated machine’s files can’t be used: " + e.getMessage(), e);
  }
}
