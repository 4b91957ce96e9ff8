package com.ecomarket.acceptance.cable;

import java.time.Duration;

/**
 * What is wrong with a cable. It holds for every connection from the moment on in which the cable
 * {@link Cable#suffer suffers} it, also for those that are open already.
 *
 * @param name for people
 * @param manner what a shop meets that wants to connect
 * @param requests from the shop to central
 * @param replies from central to the shop
 * @param breaks whether the open connections break when it begins
 * @param twice whether central gets each request a second time, at once, whose answer nobody hears
 */
public record Fault(
    String name, Manner manner, Flow requests, Flow replies, boolean breaks, boolean twice) {

  /** What a cable does with somebody who wants to connect. */
  enum Manner {
    /** Takes the connection. */
    OPEN,
    /** Says no (connection refused). */
    REFUSING,
    /** Says nothing: the connecting packets get no answer. */
    SILENT
  }

  /** Nothing is wrong. */
  public static Fault none() {
    return flowing("whole", Flow.CLEAR, Flow.CLEAR);
  }

  /** Every connection breaks, new ones are refused. */
  public static Fault cut() {
    return new Fault("cut", Manner.REFUSING, Flow.CLEAR, Flow.CLEAR, true, false);
  }

  /** Nobody answers, neither on open connections nor to new ones, as behind a dead router. */
  public static Fault unreachable() {
    Flow nothing = Flow.CLEAR.meeting(Flow.Fate.SWALLOWED);
    return new Fault("unreachable", Manner.SILENT, nothing, nothing, false, false);
  }

  /** Every message takes longer, each way. */
  public static Fault slow(Duration latency, Duration jitter) {
    Flow late = Flow.CLEAR.late(latency, jitter);
    return flowing("slow", late, late);
  }

  /** Few bytes a second, each way. */
  public static Fault narrow(int bytesPerSecond) {
    int twentieth = Math.max(1, Math.min(bytesPerSecond / 20, Flow.LARGEST_PIECE));
    Duration pause = Duration.ofNanos(1_000_000_000L * twentieth / bytesPerSecond);
    Flow flow = Flow.CLEAR.inPieces(twentieth, pause);
    return flowing("narrow", flow, flow);
  }

  /** Answers come in small pieces with a pause after each. */
  public static Fault slicing(int bytes, Duration pause) {
    return flowing("slicing", Flow.CLEAR, Flow.CLEAR.inPieces(bytes, pause));
  }

  /** Packets are lost and sent again: what a proxy can show of it, late and uneven messages. */
  public static Fault lossy(int bytesPerSecond) {
    Fault narrow = narrow(bytesPerSecond);
    Duration base = Duration.ofMillis(20);
    Duration jitter = Duration.ofMillis(600);
    return flowing(
        "lossy", narrow.requests().late(base, jitter), narrow.replies().late(base, jitter));
  }

  /** Connections are taken, nothing is carried. */
  public static Fault blackHole() {
    Flow nothing = Flow.CLEAR.meeting(Flow.Fate.SWALLOWED);
    return flowing("black hole", nothing, nothing);
  }

  /** Central hears everything, the shop hears nothing. */
  public static Fault repliesLost() {
    return flowing("replies lost", Flow.CLEAR, Flow.CLEAR.meeting(Flow.Fate.SWALLOWED));
  }

  /** Central hears nothing. */
  public static Fault requestsLost() {
    return flowing("requests lost", Flow.CLEAR.meeting(Flow.Fate.SWALLOWED), Flow.CLEAR);
  }

  /** All that is sent, the ends of connections too, arrives when the fault is over. */
  public static Fault held() {
    Flow later = Flow.CLEAR.meeting(Flow.Fate.HELD);
    return flowing("held", later, later);
  }

  /** Each connection is reset when central has heard so many bytes. */
  public static Fault requestsReset(long afterBytes) {
    return flowing(
        "reset in a request", Flow.CLEAR.endingAfter(afterBytes, Flow.End.RESET), Flow.CLEAR);
  }

  /** Each connection is reset when the shop has heard so many bytes. */
  public static Fault repliesReset(long afterBytes) {
    return flowing(
        "reset in a reply", Flow.CLEAR, Flow.CLEAR.endingAfter(afterBytes, Flow.End.RESET));
  }

  /** Each connection ends when the shop has heard so many bytes. */
  public static Fault truncated(long afterBytes) {
    return flowing("truncated", Flow.CLEAR, Flow.CLEAR.endingAfter(afterBytes, Flow.End.CLOSED));
  }

  /** The shop sees the end after so many bytes, central goes on listening. */
  public static Fault halfClosed(long afterBytes) {
    return flowing(
        "half closed", Flow.CLEAR, Flow.CLEAR.endingAfter(afterBytes, Flow.End.HALF_CLOSED));
  }

  /** Central gets every request twice, at the same moment. */
  public static Fault doubled() {
    return new Fault("doubled", Manner.OPEN, Flow.CLEAR, Flow.CLEAR, true, true);
  }

  private static Fault flowing(String name, Flow requests, Flow replies) {
    return new Fault(name, Manner.OPEN, requests, replies, false, false);
  }
}
