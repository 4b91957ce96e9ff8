package com.ecomarket.branch.sync;

import com.ecomarket.branch.sync.Uplink.Question;
import com.ecomarket.branch.sync.Uplink.Reply;
import com.ecomarket.contract.Book;
import com.ecomarket.contract.KnownLines;
import com.ecomarket.contract.SyncBody;
import com.ecomarket.contract.SyncEnvelope;
import com.ecomarket.contract.Wire;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;

/**
 * Central at the other end of an {@link Uplink}: requests and answers are the bytes of the wire.
 */
@NullMarked
final class WiredCentral implements Central {
  private final Uplink uplink;

  WiredCentral(Uplink uplink) {
    this.uplink = uplink;
  }

  @Override
  public CentralAnswer sync(SyncEnvelope envelope, List<byte[]> lines) {
    Reply reply = ask(Question.SYNC, SyncBody.ndjson(envelope, lines));
    HttpAnswer answer =
        new HttpAnswer(reply.status(), MediaType.APPLICATION_JSON, null, reply.body());
    answer.refuseWhatCentralNeverSays();
    try {
      return CentralClient.syncAnswer(answer, envelope);
    } catch (IOException e) {
      throw CentralUnreachable.notCentral("unreadable: " + e.getMessage());
    }
  }

  @Override
  public @Nullable Book book() {
    return read(ask(Question.BOOK, new byte[0]), Book.class);
  }

  @Override
  public @Nullable KnownLines known(KnownLines.Query query) {
    KnownLines known = read(ask(Question.KNOWN, Wire.bytes(query)), KnownLines.class);
    if (!query.requestId().equals(known.requestId())) {
      throw CentralUnreachable.notCentral("an answer to another question");
    }
    return known;
  }

  private Reply ask(Question question, byte[] body) {
    Reply reply = uplink.ask(question, body);
    if (reply == null) {
      throw new CentralUnreachable("no answer in time", null, null, true);
    }
    if (reply.status() >= 500) {
      throw new CentralUnreachable("central answered " + reply.status(), null, null, false);
    }
    return reply;
  }

  private static <T> T read(Reply reply, Class<T> type) {
    try {
      return Wire.read(reply.body(), type);
    } catch (IOException e) {
      throw CentralUnreachable.notCentral("unreadable: " + e.getMessage());
    }
  }
}
