package fr.teleguichet.edge.update;

import fr.teleguichet.edge.update.install.InstallException;
import fr.teleguichet.edge.update.install.Installer;
import fr.teleguichet.edge.update.install.Release;
import fr.teleguichet.edge.update.install.Restart;
import fr.teleguichet.edge.update.install.Situation;
import java.nio.file.Path;
import java.util.function.IntConsumer;

/** An installer on a kiosk whose power may go. */
record MortalInstaller(Installer installer, Power power) implements Installer {

  @Override
  public String part() {
    return installer.part();
  }

  @Override
  public Restart restart() {
    return installer.restart();
  }

  @Override
  public Situation look() throws InstallException {
    return installer.look();
  }

  @Override
  public Release inspect(Path file) throws InstallException {
    return installer.inspect(file);
  }

  @Override
  public void install(Path file, IntConsumer percent) throws InstallException {
    power.at("before installing");
    installer.install(
        file,
        it -> {
          if (it == 5 || it == 50 || it == 100) {
            power.at("installed to " + it + " %");
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
