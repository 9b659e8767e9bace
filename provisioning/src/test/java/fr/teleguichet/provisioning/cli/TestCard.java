package fr.teleguichet.provisioning.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.List;

/** An image file with a FAT boot partition, made by the programs that make real cards. */
record TestCard(Path image) {

  private static final int START = 2048;
  private static final int SECTORS = 131_072;
  private static final String BASIC_DATA = "EBD0A0A2-B9E5-4433-87C0-68B6B72699C7";

  static TestCard make(Path image, String label, String type) throws Exception {
    Tool.needs("fdisk dosfstools mtools", "sfdisk", "mkfs.vfat", "mcopy", "fsck.vfat");
    try (var file = new RandomAccessFile(image.toFile(), "rw")) {
      file.setLength((START + SECTORS + 4096L) * 512);
    }
    well(
        List.of("sfdisk", "-q", image.toString()),
        "label: %s\nstart=%d,size=%d,type=%s\n".formatted(label, START, SECTORS, type));
    well(
        List.of(
            "mkfs.vfat", "-F", "32", "--offset", "" + START, image.toString(), "" + SECTORS / 2),
        "");
    var card = new TestCard(image);
    card.put("config.txt", "# image\n");
    card.put("ssh", "");
    return card;
  }

  /** One with autoboot.txt, then the boot partitions of two slots. */
  static TestCard makeWithSlots(Path image) throws Exception {
    Tool.needs("fdisk dosfstools mtools", "sfdisk", "mkfs.vfat", "mcopy", "fsck.vfat");
    try (var file = new RandomAccessFile(image.toFile(), "rw")) {
      file.setLength((START + 3L * SECTORS + 4096) * 512);
    }
    well(
        List.of("sfdisk", "-q", image.toString()),
        "label: gpt\nstart=%d,size=%d,type=%s,name=boot\n".formatted(START, SECTORS, BASIC_DATA)
            + "size=%d,type=%s,name=boot-a\n".formatted(SECTORS, BASIC_DATA)
            + "size=%d,type=%s,name=boot-b\n".formatted(SECTORS, BASIC_DATA));
    for (int i = 0; i < 3; i++) {
      well(
          List.of(
              "mkfs.vfat",
              "-F",
              "32",
              "--offset",
              "" + (START + i * SECTORS),
              image.toString(),
              "" + SECTORS / 2),
          "");
    }
    var card = new TestCard(image);
    card.put("autoboot.txt", "[all]\ntryboot_a_b=1\nboot_partition=2\n");
    for (int i = 1; i < 3; i++) {
      String place = image + "@@" + (START + i * SECTORS) * 512L;
      well(List.of("mcopy", "-i", place, "-", "::/config.txt"), "kernel=vmlinuz\n");
      well(List.of("mcopy", "-i", place, "-", "::/cmdline.txt"), "rauc.slot=A quiet\n");
    }
    return card;
  }

  /** What all the slots' boot partitions hold, as a digest. */
  String slotDigests() throws Exception {
    return Tool.program(
            List.of(
                "sh",
                "-c",
                "tail -c +" + ((START + SECTORS) * 512L + 1) + " " + image + " | sha256sum"),
            "")
        .out();
  }

  void put(String path, String content) throws Exception {
    well(List.of("mcopy", "-i", place(), "-o", "-", "::/" + path), content);
  }

  String text(String path) throws Exception {
    return Tool.program(List.of("mtype", "-i", place(), "::/" + path), "").out();
  }

  String list() throws Exception {
    return Tool.program(List.of("mdir", "-i", place(), "-b", "-/", "::"), "").out();
  }

  /** Copies the partition out and lets the file system's own checker look at it. */
  void isSound(Path scratch) throws Exception {
    well(
        List.of(
            "dd", "if=" + image, "of=" + scratch, "bs=512", "skip=" + START, "count=" + SECTORS),
        "");
    Tool.Run checked = Tool.program(List.of("fsck.vfat", "-n", scratch.toString()), "");
    assertThat(checked.exitCode()).as(checked.out()).isZero();
  }

  private String place() {
    return image + "@@" + START * 512;
  }

  private static void well(List<String> command, String input) throws Exception {
    Tool.Run run = Tool.program(command, input);
    assertThat(run.exitCode()).as(command + ": " + run.err()).isZero();
  }
}
