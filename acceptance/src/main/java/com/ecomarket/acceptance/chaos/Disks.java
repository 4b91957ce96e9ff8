package com.ecomarket.acceptance.chaos;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/**
 * Which acknowledged keys are on which disk, so that it can be said what is gone with one: what a
 * shop acknowledged after the copy that was put back, and central did not have yet; what only
 * central had, and its copy does not; what a clone never told anybody. Everything else must
 * survive. One disk is changed at a time: hold {@link #lock} meanwhile.
 */
public final class Disks {
  private final Function<String, Set<String>> acknowledged;
  private final Lock lock = new ReentrantLock();
  private final Set<String> byClones = ConcurrentHashMap.newKeySet();
  private final Map<String, Set<String>> copies = new HashMap<>();
  private final Map<String, Set<String>> gone = new HashMap<>();
  private final Map<String, Set<String>> centralsCopy = new HashMap<>();
  private final Set<String> destroyed = new HashSet<>();
  private final Set<String> replaced = new HashSet<>();

  /**
   * @param acknowledged all keys that a branch, or a clone of it, has acknowledged so far
   */
  public Disks(Function<String, Set<String>> acknowledged) {
    this.acknowledged = acknowledged;
  }

  Lock lock() {
    return lock;
  }

  /** Keys whose only disk is gone. Central may lack them. */
  public Set<String> destroyed() {
    return Set.copyOf(destroyed);
  }

  /** Shops whose journal was ever put back or cloned: they may have sold a unit twice. */
  public Set<String> replaced() {
    return Set.copyOf(replaced);
  }

  /** The stopped shop's disk was copied. */
  public void branchCopied(String id) {
    copies.put(id, onDisk(id));
  }

  /**
   * The copy took the place of the disk of a shop that was stopped with every till answered.
   *
   * @param posted all keys of the branch that central holds meanwhile
   * @return how many acknowledged keys are gone with the disk
   */
  public int branchRestored(String id, Set<String> posted) {
    Set<String> copy = copies.getOrDefault(id, Set.of());
    Set<String> lost = onDisk(id);
    lost.removeAll(copy);
    lost.removeAll(posted);
    destroyed.addAll(lost);
    Set<String> missing = new HashSet<>(acknowledged.apply(id));
    missing.removeAll(copy);
    gone.put(id, missing);
    replaced.add(id);
    return lost.size();
  }

  /** A clone is about to acknowledge this key, and its disk alone will have it. */
  public void soldByClone(String id, String key) {
    byClones.add(key);
    replaced.add(id);
  }

  /**
   * A clone is gone, with its disk.
   *
   * @param keys that it acknowledged
   * @param posted all keys of the branch that central holds since then
   * @return how many acknowledged keys are gone with it
   */
  public int cloneGone(Set<String> keys, Set<String> posted) {
    Set<String> lost = new HashSet<>(keys);
    lost.removeAll(posted);
    destroyed.addAll(lost);
    return lost.size();
  }

  /**
   * Central's disk was copied.
   *
   * @param posted keys of a branch that are in the copy for certain
   */
  public void centralCopied(String id, Set<String> posted) {
    centralsCopy.put(id, posted);
  }

  /**
   * The copy took the place of central's disk.
   *
   * @return how many keys of this branch no shop can tell it again
   */
  public int centralRestored(String id) {
    Set<String> lost = new HashSet<>(acknowledged.apply(id));
    lost.removeAll(onDisk(id));
    lost.removeAll(centralsCopy.getOrDefault(id, Set.of()));
    lost.removeAll(destroyed);
    destroyed.addAll(lost);
    return lost.size();
  }

  private Set<String> onDisk(String id) {
    Set<String> keys = new HashSet<>(acknowledged.apply(id));
    keys.removeAll(byClones);
    keys.removeAll(gone.getOrDefault(id, Set.of()));
    return keys;
  }
}
