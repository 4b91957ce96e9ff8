package com.ecomarket.bench.shops;

import com.ecomarket.bench.machine.Cpu;
import com.ecomarket.bench.machine.Resident;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The central under test, as it is seen from outside: its processes and its pages.
 *
 * @param port on 127.0.0.1
 * @param pid of its JVM
 * @param postgresPid of the server that keeps its books, null on SQLite
 */
record Central(int port, long pid, @Nullable Long postgresPid) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * Processor time since the start, in microseconds.
   *
   * @param central all of its JVM
   * @param compilers the part of it that is the JVM's compilers: it ends once central is warm
   * @param postgres all processes of the database server
   * @param shops this JVM
   */
  record CpuTimes(long central, long compilers, long postgres, long shops) {
    CpuTimes minus(CpuTimes before) {
      return new CpuTimes(
          central - before.central,
          Math.max(0, compilers - before.compilers),
          postgres - before.postgres,
          shops - before.shops);
    }
  }

  /** Of the JVM, in bytes: resident, and in use on the heap, garbage included. */
  record Memory(long resident, long heap) {}

  InetSocketAddress address() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
  }

  CpuTimes cpu() throws IOException {
    return new CpuTimes(
        Cpu.of(pid),
        Cpu.ofThreads(pid, "CompilerThre"),
        postgresPid == null ? 0 : Cpu.ofTree(postgresPid),
        Cpu.of(ProcessHandle.current().pid()));
  }

  Memory memory() throws IOException, InterruptedException {
    double heap =
        get("/actuator/prometheus")
            .lines()
            .filter(line -> line.startsWith("jvm_memory_used_bytes{area=\"heap\""))
            .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
            .sum();
    return new Memory(Resident.bytes(pid), (long) heap);
  }

  /** A page of central's as JSON. */
  JsonNode json(String path) throws IOException, InterruptedException {
    return JSON.readTree(get(path));
  }

  private String get(String path) throws IOException, InterruptedException {
    HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    HttpResponse<String> answer =
        http.send(
            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(Duration.ofMinutes(5)) // the audit reads the whole ledger
                .build(),
            HttpResponse.BodyHandlers.ofString());
    if (answer.statusCode() != 200) {
      throw new IOException(path + " answered " + answer.statusCode() + ": " + answer.body());
    }
    return answer.body();
  }
}
