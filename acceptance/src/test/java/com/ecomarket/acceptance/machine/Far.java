package com.ecomarket.acceptance.machine;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * A network of our own with one machine in it, at the far end of a cable: a network namespace and a
 * pair of virtual interfaces. Its firewall and its cable may be spoiled; nobody else's are touched.
 */
public final class Far implements AutoCloseable {
  private final String name;
  private final String net;

  private Far(String name, String net) {
    this.name = name;
    this.net = net;
  }

  /** Lays the cable; skips the test where that is not allowed. */
  public static Far laid() throws IOException {
    String probe =
        "ip netns add $0 && ip netns exec $0 iptables -w -L; s=$?; ip netns del $0; exit $s";
    long pid = ProcessHandle.current().pid();
    // Of the block that is set aside for measuring networks (RFC 2544).
    Far far = new Far("eco" + pid, "198.18.%d.".formatted(pid % 256));
    Tool.need("a network namespace with a firewall", List.of(List.of("sh", "-c", probe, far.name)));
    far.lay();
    return far;
  }

  private void lay() throws IOException {
    ip("netns", "add", name);
    ip("link", "add", name + "a", "type", "veth", "peer", "name", name + "b", "netns", name);
    ip("addr", "add", net + "1/30", "dev", name + "a");
    ip("link", "set", name + "a", "up");
    ip("-n", name, "addr", "add", host() + "/30", "dev", name + "b");
    ip("-n", name, "link", "set", name + "b", "up");
    ip("-n", name, "link", "set", "lo", "up");
  }

  /** The address of the machine at the far end. */
  public String host() {
    return net + "2";
  }

  /** What starts a command on that machine. */
  public List<String> through() {
    return List.of("ip", "netns", "exec", name);
  }

  /** One rule more of its firewall, such as {@code INPUT -p tcp --syn -j DROP}. */
  public void rule(String rule) throws IOException {
    List<String> command = new ArrayList<>(through());
    command.addAll(List.of("iptables", "-w", "-A"));
    command.addAll(List.of(rule.split(" ")));
    Tool.run(command);
  }

  /** No rule any more. */
  public void noRules() throws IOException {
    List<String> command = new ArrayList<>(through());
    command.addAll(List.of("iptables", "-w", "-F"));
    Tool.run(command);
  }

  /** Pulls the cable. */
  public void unplug() throws IOException {
    ip("-n", name, "link", "set", name + "b", "down");
  }

  /** Plugs it in again. */
  public void plug() throws IOException {
    ip("-n", name, "link", "set", name + "b", "up");
  }

  private static void ip(String... words) throws IOException {
    List<String> command = new ArrayList<>(List.of("ip"));
    command.addAll(List.of(words));
    Tool.run(command);
  }

  /** Takes all of it away; what still runs there goes on without a network. */
  @Override
  public void close() throws IOException {
    ip("netns", "del", name);
  }
}
