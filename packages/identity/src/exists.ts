import { isOpenStackError, NotFoundError, type Service, type ServiceRequest } from '@os/core';

/** Whether a request finds something; as HEAD, unless it says otherwise. */
export async function exists(service: Service, request: ServiceRequest): Promise<boolean> {
  try {
    await service.request({ method: 'HEAD', ...request });
    return true;
  } catch (error) {
    if (isOpenStackError(error) && error.code === NotFoundError.code) return false;
    throw error;
  }
}
