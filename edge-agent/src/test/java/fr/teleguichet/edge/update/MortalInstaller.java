package fr.teleguichet.edge.update;

import fr.teleguichet.edge.update.install.InstallException;
import fr.teleguichet.edge.update.install.InstalledPart;
import fr.teleguichet.edge.update.install.Installer;
import fr.teleguichet.edge.update.install.ReleaseStatement;
import fr.teleguichet.edge.update.install.RequiredRestart;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;

/** An installer on a kiosk whose power may go. */
record MortalInstaller(Installer installer, Power power, BooleanSupplier isMute)
    implements Installer {

  private static final List<Integer> MARKS = List.of(5, 50, 100);

  @Override
  public String part() {
    return installer.part();
  }

  @Override
  public RequiredRestart restart() {
    return installer.restart();
  }

  @Override
  public InstalledPart look() throws InstallException {
    if (isMute.getAsBoolean()) {
      throw new InstallException(InstallException.Reason.FAILED, "it does not answer");
    }
    return installer.look();
  }

  @Override
  public ReleaseStatement inspect(Path file) throws InstallException {
    return installer.inspect(file);
  }

  @Override
  public void install(Path file, IntConsumer percent) throws InstallException {
    power.at("before installing");
    int[] passed = {0};
    installer.install(
        file,
        it -> {
          for (int mark : MARKS) {
            if (passed[0] < mark && mark <= it) {
              passed[0] = mark;
              power.at("installed to " + mark + " %");
            }
          }
          percent.accept(it);
        });
    power.at("after installing");
  }

  @Override
  public void confirm() throws InstallException {
    power.at("before confirming");
    installer.confirm();
    power.at("after confirming");
  }

  @Override
  public void goBack() throws InstallException {
    power.at("before going back");
    installer.goBack();
    power.at("after going back");
  }
}
