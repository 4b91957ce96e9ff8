package com.ecomarket.edge;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.autoconfigure.context.MessageSourceAutoConfiguration;
import org.springframework.boot.autoconfigure.jackson.JacksonAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.WebMvcAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.EnvironmentAware;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.core.Ordered;
import org.springframework.core.env.Environment;
import org.springframework.web.method.support.HandlerMethodReturnValueHandler;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Puts the edge around every servlet application that has this module on its class path. */
@AutoConfiguration(
    before = {
      MessageSourceAutoConfiguration.class,
      JacksonAutoConfiguration.class,
      WebMvcAutoConfiguration.class
    })
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@EnableConfigurationProperties(EdgeSettings.class)
final class EdgeAutoConfiguration implements EnvironmentAware {
  /** After Boot's observation filter (+ 1), so that what is refused here is counted too. */
  private static final int AFTER_OBSERVATION = Ordered.HIGHEST_PRECEDENCE + 2;

  @Override
  public void setEnvironment(Environment environment) {
    FrontDoor.check(environment);
  }

  /** The service's own texts first, then the edge's; the root bundles are Spanish. */
  @Bean
  MessageSource messageSource() {
    ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
    messages.setBasenames("messages", "edge-messages");
    messages.setDefaultEncoding("UTF-8");
    messages.setFallbackToSystemLocale(false);
    return messages;
  }

  @Bean
  LocaleResolver localeResolver() {
    return new CallersLanguage();
  }

  @Bean
  StrictJson strictJson(EdgeSettings settings) {
    return new StrictJson(settings.maxBodyBytes());
  }

  @Bean
  ProblemTexts problemTexts(MessageSource messages) {
    return new ProblemTexts(messages);
  }

  @Bean
  ProblemAdvice problemAdvice(ProblemTexts texts) {
    return new ProblemAdvice(texts);
  }

  @Bean
  ProblemWriter problemWriter(ProblemTexts texts, LocaleResolver languages) {
    return new ProblemWriter(texts, languages);
  }

  @Bean
  FilterRegistrationBean<BoundaryFilter> boundaryFilter(
      EdgeSettings settings, ProblemWriter writer) {
    var filter = new FilterRegistrationBean<>(new BoundaryFilter(settings, writer));
    filter.setOrder(AFTER_OBSERVATION);
    return filter;
  }

  @Bean
  WebMvcConfigurer lateAnswers(
      ObjectProvider<ObjectMapper> json,
      @Qualifier("handlerExceptionResolver") ObjectProvider<HandlerExceptionResolver> refusals) {
    return new WebMvcConfigurer() {
      @Override
      public void addReturnValueHandlers(List<HandlerMethodReturnValueHandler> handlers) {
        handlers.add(new LateAnswers(json.getObject(), refusals::getObject));
      }
    };
  }

  /** Inside Boot's own error valve, so that this one reports first and that one finds it done. */
  @Bean
  WebServerFactoryCustomizer<TomcatServletWebServerFactory> problemValve(ProblemWriter writer) {
    return tomcat ->
        tomcat.addContextCustomizers(
            context -> context.getParent().getPipeline().addValve(new ProblemValve(writer)));
  }

  @Bean
  WebServerFactoryCustomizer<TomcatServletWebServerFactory> untimedProtocol() {
    return tomcat -> tomcat.setProtocol(UntimedHttp11Protocol.class.getName());
  }
}
