package com.ecomarket.edge.openapi;

import com.ecomarket.edge.Slug;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.examples.Example;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.context.MessageSource;
import org.springframework.web.method.HandlerMethod;

/** Names each operation after the place of its controller, and says how it can refuse. */
final class Operations implements OperationCustomizer {
  static final String PROBLEM = "application/problem+json";

  private static final List<Slug> ALWAYS =
      List.of(Slug.BAD_REQUEST, Slug.NOT_ACCEPTABLE, Slug.INTERNAL_ERROR);
  private static final List<Slug> WITH_BODY =
      List.of(
          Slug.MALFORMED_BODY,
          Slug.VALIDATION_FAILED,
          Slug.REQUEST_TIMEOUT,
          Slug.PAYLOAD_TOO_LARGE,
          Slug.UNSUPPORTED_MEDIA_TYPE,
          Slug.NOT_IMPLEMENTED);

  private final MessageSource texts;

  Operations(MessageSource texts) {
    this.texts = texts;
  }

  @Override
  public Operation customize(Operation operation, HandlerMethod handler) {
    String room = handler.getBeanType().getPackageName().replaceFirst(".*\\.", "");
    operation.tags(List.of(room)).operationId(room + "-" + handler.getMethod().getName());
    if (operation.getResponses() == null) {
      operation.responses(new ApiResponses());
    }
    edge(operation).forEach(s -> add(operation, s.status().value(), s.text()));
    // Headers beyond the limit; nothing in a service decides that.
    add(operation, 431, Slug.BAD_REQUEST.text());
    Refuses own = handler.getMethodAnnotation(Refuses.class);
    for (String refusal : own == null ? new String[0] : own.value()) {
      String[] parts = refusal.split(" ");
      add(operation, Integer.parseInt(parts[0]), parts[1]);
    }
    return operation;
  }

  private static List<Slug> edge(Operation operation) {
    List<Slug> slugs = new ArrayList<>(ALWAYS);
    if (operation.getRequestBody() != null) {
      slugs.addAll(WITH_BODY);
    } else if (operation.getParameters() != null) {
      slugs.add(Slug.VALIDATION_FAILED);
    }
    return slugs;
  }

  private void add(Operation operation, int status, String slug) {
    ApiResponse response =
        operation.getResponses().computeIfAbsent(String.valueOf(status), s -> refusal());
    String title = text(slug, "title");
    String before = response.getDescription();
    response.description((before == null ? "" : before + "; ") + title + " (`" + slug + "`)");
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("type", "urn:ecomarket:problem:" + slug);
    body.put("title", title);
    body.put("status", status);
    body.put("detail", text(slug, "detail"));
    Objects.requireNonNull(response.getContent().get(PROBLEM))
        .addExamples(slug, new Example().value(body));
  }

  private static ApiResponse refusal() {
    Schema<?> problem = new Schema<>().$ref("#/components/schemas/Problem");
    return new ApiResponse()
        .content(new Content().addMediaType(PROBLEM, new MediaType().schema(problem)));
  }

  private String text(String slug, String part) {
    return texts.getMessage("problem." + slug + "." + part, null, Locale.ENGLISH);
  }
}
