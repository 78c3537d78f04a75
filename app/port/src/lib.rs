//! `#[port]`: asynchronous methods in the traits of `app::ports` and in what implements them.
//!
//! Rust has no `async fn` in a trait that stands behind a pointer. This does what the crate
//! `async-trait` does, an `async fn` becomes one that returns a boxed future, with one difference:
//! all that a method borrows has **one** lifetime, and so no `where` is written. `async-trait`
//! gives each reference a lifetime of its own and says of all of them, and of `Self`, that they
//! outlive the future. The compiler then proves anew for each method, under its own assumptions,
//! that all of the database's futures may cross threads: half of what `server` took to compile.
//! Without assumptions such a proof is made once and kept.

use proc_macro::TokenStream;
use proc_macro2::Span;
use quote::ToTokens as _;
use syn::{
    Block, Error, FnArg, GenericParam, ImplItem, Item, Lifetime, Result, ReturnType, Signature,
    TraitItem, Type, TypeReference, parse_quote,
    visit_mut::{VisitMut, visit_type_reference_mut},
};

/// On a trait, and on each `impl` of it.
#[proc_macro_attribute]
pub fn port(_: TokenStream, item: TokenStream) -> TokenStream {
    let item = syn::parse(item).and_then(boxed);
    item.unwrap_or_else(Error::into_compile_error).into()
}

fn boxed(mut item: Item) -> Result<proc_macro2::TokenStream> {
    match &mut item {
        Item::Trait(item) => {
            for method in &mut item.items {
                if let TraitItem::Fn(method) = method {
                    box_future(&mut method.sig, method.default.as_mut())?;
                }
            }
        }
        Item::Impl(item) => {
            for method in &mut item.items {
                if let ImplItem::Fn(method) = method {
                    box_future(&mut method.sig, Some(&mut method.block))?;
                }
            }
        }
        other => {
            return Err(Error::new_spanned(
                other,
                "a port is a trait, or its `impl`",
            ));
        }
    }
    Ok(item.into_token_stream())
}

/// Makes of `async fn m(&self, a: &A) -> T` a function that returns a boxed future.
fn box_future(sig: &mut Signature, body: Option<&mut Block>) -> Result<()> {
    if sig.asyncness.take().is_none() {
        return Ok(());
    }
    for parameter in &sig.generics.params {
        if !matches!(parameter, GenericParam::Const(_)) {
            return Err(Error::new_spanned(
                parameter,
                "a method of a port has one lifetime, which is not named, and no types to choose",
            ));
        }
    }
    let mut borrow = Borrow(Lifetime::new("'port", Span::call_site()));
    for input in &mut sig.inputs {
        match input {
            FnArg::Receiver(receiver) => {
                if let Some((_, lifetime)) = &mut receiver.reference {
                    lifetime.get_or_insert_with(|| borrow.0.clone());
                }
                borrow.visit_type_mut(&mut receiver.ty);
            }
            FnArg::Typed(argument) => borrow.visit_type_mut(&mut argument.ty),
        }
    }
    let output: Type = match &sig.output {
        ReturnType::Default => parse_quote!(()),
        ReturnType::Type(_, output) => {
            let mut output = output.clone();
            borrow.visit_type_mut(&mut output);
            *output
        }
    };
    let lifetime = borrow.0;
    if let Some(body) = body {
        // Both say what comes out; without them a `?` would not know into what it converts.
        *body = parse_quote!({
            ::std::boxed::Box::pin(async move {
                if let ::std::option::Option::Some(output) = ::std::option::Option::None::<#output> {
                    return output;
                }
                let output: #output = #body;
                output
            })
        });
    }
    sig.generics.params.insert(0, parse_quote!(#lifetime));
    sig.output = parse_quote!(-> ::std::pin::Pin<::std::boxed::Box<
        dyn ::std::future::Future<Output = #output> + ::std::marker::Send + #lifetime
    >>);
    Ok(())
}

/// Gives whatever is borrowed without a name this lifetime.
struct Borrow(Lifetime);

impl VisitMut for Borrow {
    fn visit_type_reference_mut(&mut self, reference: &mut TypeReference) {
        reference.lifetime.get_or_insert_with(|| self.0.clone());
        visit_type_reference_mut(self, reference);
    }

    fn visit_lifetime_mut(&mut self, lifetime: &mut Lifetime) {
        if lifetime.ident == "_" {
            *lifetime = self.0.clone();
        }
    }
}
