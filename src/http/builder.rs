//! Converts a request to reqwest's form.

use reqwest::{
    RequestBuilder,
    header::{AUTHORIZATION, CONTENT_TYPE, HeaderValue},
    multipart,
};

use super::{
    Http,
    failure::AttemptFailure,
    message::{Authorization, Body, Request},
};

impl Http {
    /// The method, headers and body of a request for reqwest.
    pub(super) fn builder(&self, request: &Request) -> Result<RequestBuilder, AttemptFailure> {
        let client = &self.0.client;
        let builder = match &request.body {
            None => client.get(request.address()),
            Some(Body::Json(text)) => {
                client.post(request.address()).header(CONTENT_TYPE, "application/json").body(text.clone())
            }
            Some(Body::Form(fields)) => {
                let fields = fields.iter().cloned();
                let form = fields.fold(multipart::Form::new(), |form, (name, value)| form.text(name, value));
                client.post(request.address()).multipart(form)
            }
        };
        let header = |value: &str| HeaderValue::from_str(value).map_err(|_| self.no_header());
        let builder = match &request.authorization {
            None => builder,
            Some(Authorization::Basic(user, password)) => builder.basic_auth(user, Some(password.expose())),
            Some(Authorization::Bearer(token)) => {
                builder.header(AUTHORIZATION, header(&format!("Bearer {}", token.expose()))?)
            }
        };
        request
            .headers
            .iter()
            .try_fold(builder, |builder, (name, value)| Ok(builder.header(*name, header(value)?)))
    }
}
