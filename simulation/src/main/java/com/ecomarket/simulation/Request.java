package com.ecomarket.simulation;

import com.ecomarket.branch.stock.Command;
import com.ecomarket.branch.stock.Decided;
import com.ecomarket.contract.Movement;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What a till asked for, under one key, and all that it heard. */
final class Request {
  final String key;
  final String branchId;

  /** The disk that it was asked of: what that disk knows of earlier requests. */
  final Object disk;

  final String what;

  /** Made anew for each attempt: the command is of the process that decides it. */
  final Supplier<Command<Decided>> command;

  private List<Movement> done = List.of();
  private boolean acknowledged;
  private int unknown;
  private boolean mayBeLost;
  private boolean refused;

  Request(
      String key, String branchId, Object disk, String what, Supplier<Command<Decided>> command) {
    this.key = key;
    this.disk = disk;
    this.branchId = branchId;
    this.what = what;
    this.command = command;
  }

  /** No answer came: it may have been done. */
  void unanswered() {
    unknown++;
    refused = false;
  }

  void acknowledged(List<Movement> lines) {
    acknowledged = true;
    done = List.copyOf(lines);
  }

  /** It was not done, and no earlier attempt was. */
  void refused() {
    refused = true;
  }

  boolean wasRefused() {
    return refused;
  }

  /** The only disk that had it was lost. */
  void excuse() {
    mayBeLost = true;
  }

  boolean isAcknowledged() {
    return acknowledged;
  }

  /** Whether some attempt was not answered. */
  boolean isUncertain() {
    return unknown > 0;
  }

  boolean mayBeLost() {
    return mayBeLost;
  }

  List<Movement> lines() {
    return done;
  }

  /** What all its lines carry, null if it wrote none. */
  @Nullable String id() {
    return done.isEmpty() ? null : done.get(0).facts().id();
  }

  /** Kind and product to units. */
  static SortedMap<String, Long> content(List<Movement> lines) {
    SortedMap<String, Long> content = new TreeMap<>();
    lines.forEach(
        line ->
            content.merge(
                line.kind() + " " + line.productId() + " " + line.stockChange(),
                line.quantity(),
                Long::sum));
    return content;
  }
}
